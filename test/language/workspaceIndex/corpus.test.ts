// Real repositories, read where they lie: what a search of the text finds, references find.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { test } from "node:test";
import type { IndexedWorkspace } from "../../../language-server/ioc/workspaceIndex/indexedWorkspace.ts";
import { WorkspaceIndex } from "../../../language-server/ioc/workspaceIndex/workspaceIndex.ts";
import { workspaceSymbols } from "../../../language-server/ioc/workspaceIndex/workspaceSymbols.ts";
import { NodeWorkspace } from "../../../language-server/nodeWorkspace.ts";
import type { Workspace } from "../../../language-server/workspace.ts";
import { parts, without } from "../../support/parts.ts";

const skip = without("corpus");
const corpus = `${parts.corpus ?? ""}/epics-containers`;

function disk(...roots: readonly string[]): Workspace {
  return new NodeWorkspace({ roots: () => roots, openText: () => undefined });
}

/** `path:offset` of each `type: x.Y` that is an entity's, with the type. */
function writtenTypes({ iocs }: IndexedWorkspace): ReadonlyMap<string, string> {
  const found = iocs.flatMap(({ path, lines }) =>
    [...lines.text.matchAll(/^(?!\s*#).*?\btype:\s*["']?([\w-]+\.[\w.-]+)/gm)].map((match): [string, string] => [
      `${path}:${match.index + match[0].length}`,
      match[1] ?? "",
    ]),
  );
  return new Map(found);
}

test("every use of a type in a real ioc.yaml is found from every other one", { skip }, async () => {
  let compared = 0;
  for (const repository of readdirSync(corpus)) {
    const indexed = await new WorkspaceIndex(disk(`${corpus}/${repository}`)).current();
    const written = writtenTypes(indexed);
    const byType = Map.groupBy(written, ([, type]) => type);
    for (const [type, uses] of byType) {
      const paths = new Set<string>();
      for (const [place] of uses) {
        const at = place.lastIndexOf(":");
        const site = indexed.siteAt(place.slice(0, at), Number(place.slice(at + 1)));
        assert.equal(site?.role, "type", `${place} ${type}`);
        const [subject] = site.subjects;
        assert.ok(subject?.kind === "model");
        const same = indexed.sitesOf(subject).filter(({ role }) => role === "type");
        for (const { path, name } of same) paths.add(`${path}:${name.span.end - (name.spelling === "plain" ? 0 : 1)}`);
        compared++;
      }
      const expected = uses.map(([place]) => place);
      assert.deepEqual([...paths].filter((place) => written.has(place)).toSorted(), expected.toSorted(), type);
    }
  }
  assert.ok(compared >= 500, `${compared} uses`);
});

test("every parameter that a real ioc.yaml gives to a type of ibek-support is one of that type", { skip }, async () => {
  const indexed = await new WorkspaceIndex(disk(`${corpus}/p47-services`, `${corpus}/ibek-support`)).current();
  const undefinedKeys = indexed.iocs.flatMap(({ path, placed, lines }) =>
    placed.flatMap(({ start, entities }) =>
      entities.flatMap(({ keys }) =>
        keys.flatMap((key) => {
          const [subject] = indexed.siteAt(path, start + key.span.start)?.subjects ?? [];
          if (subject?.kind !== "member" || subject.model.path === undefined) return [];
          const isDefined = indexed.sitesOf(subject).some(({ role }) => role === "definition");
          return isDefined ? [] : [`${path}:${lines.positionAt(start).line + 1} ${key.name}`];
        }),
      ),
    ),
  );
  assert.deepEqual(undefinedKeys, []);
});

test("every entity of every real IOC is a symbol", { skip }, async () => {
  const indexed = await new WorkspaceIndex(disk(`${corpus}/p45-services`)).current();
  const entities = indexed.iocs.flatMap(({ placed }) => placed);
  const models = indexed.supports.flatMap((support) => support.models);
  assert.ok(entities.length >= 20, `${entities.length} entities`);
  assert.equal(workspaceSymbols(indexed, "").length, entities.length + models.length);
});
