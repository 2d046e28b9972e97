// Formatting, and entities made a repeat or written out, change nothing of what ibek generates. Asked of ibek.
import assert from "node:assert/strict";
import { test } from "node:test";
import type { IocAnalysis } from "../../language-server/iocYaml/analysis.ts";
import { iocLanguage } from "../language/iocYaml/iocFixture.ts";
import { appliedEdit } from "../language/iocYaml/appliedEdit.ts";
import { parts, without } from "../support/parts.ts";
import type { FidelityCase, IbekVersion } from "./mutation/fidelityCase.ts";
import { ibekAnswers } from "./mutation/ibekAnswers.ts";
import { mutationSources } from "./mutation/sources.ts";

const SUPPORT = `module: m
entity_models:
  - name: Port
    description: A port.
    parameters:
      name: {type: id, description: its name}
      addr: {type: str, description: its address, default: "{{ name }}.local"}
      n: {type: int, description: a number, default: 0}
      f: {type: float, description: a number, default: 0}
      l: {type: list, description: a list, default: []}
    pre_init:
      - value: port {{ name }} {{ addr }} {{ n + 1 }} {{ f }} {{ l }}
    databases:
      - file: port.db
        args: {name: , n: "{{ n }}"}
`;

/** Entities that become a repeat, and repeats that are written out. */
const OWN = [
  "  - {type: m.Port, name: p1}\n  - {type: m.Port, name: p2}\n",
  "  - {type: m.Port, name: p08, n: 8, f: 1.5}\n  - {type: m.Port, name: p09, n: 9, f: 2.5}\n  - {type: m.Port, name: p10, n: 10, f: 3.5}\n",
  "  - {type: m.Port, name: a.left, addr: left}\n  - {type: m.Port, name: a.true, addr: 'true'}\n",
  "  - type: m.Port\n    name: x1\n    addr: 10.0.0.11\n    l:\n      - 1\n      - a\n\n  - type: m.Port\n    name: x3\n    addr: 10.0.0.13\n    l:\n      - 1\n      - a\n",
  '  - {type: m.Port, name: p-1, n: -1, addr: "a\'b\\"c"}\n  - {type: m.Port, name: p-2, n: -2, addr: "a\'b\\"c"}\n',
  '  - type: ibek.repeat\n    values: [1, x, "01"]\n    entity: {type: m.Port, name: "p{{ index }}", addr: "{{ index }}", n: "{{ index_num }}"}\n',
  '  - type: ibek.repeat\n    values: [3, 4]\n    variable: i\n    entity:\n      type: m.Port\n      name: "{{ \'%03d\' % (i * 2) }}"\n      f: "{{ i / 2 }}"\n      l: [1, 2]\n',
];

function ownCase(entities: string, index: number): FidelityCase {
  return {
    name: `own ${index}`,
    ioc: { name: "ioc.yaml", text: `ioc_name: test\ndescription: d\nentities:\n${entities}` },
    runtime: undefined,
    definitions: [{ name: "m.ibek.support.yaml", text: SUPPORT }],
    keepDefinitions: false,
    iocName: "t",
  };
}

interface Rewrite {
  readonly what: "formatted" | "extracted" | "written out";
  readonly before: FidelityCase;
  readonly after: FidelityCase;
}

async function rewritesOf(before: FidelityCase, version: IbekVersion): Promise<readonly Rewrite[]> {
  const folder = `/services/${before.iocName}/config`;
  const files = Object.fromEntries(before.definitions.map(({ name, text }) => [`${folder}/${name}`, text]));
  const language = iocLanguage({
    files,
    image: { kind: "folder", folder: "/image", origin: "image", ibekVersion: version },
  });
  const { text } = before.ioc;
  const uri = `file://${folder}/ioc.yaml`;
  const analysis = await language.analyse({ uri, version: 1, text }, undefined);
  const rewrite = (what: Rewrite["what"], after: string): readonly Rewrite[] =>
    after === text ? [] : [{ what, before, after: { ...before, ioc: { ...before.ioc, text: after } } }];
  const edits = [...(language.formatting?.(analysis, { tabSize: 2, insertSpaces: true }) ?? [])];
  const formatted = edits.length === 0 ? text : appliedEdit(text, uri, { changes: { [uri]: edits } });
  const refactored = selections(analysis).flatMap((range) =>
    (language.codeActions?.(analysis, range) ?? []).flatMap(({ kind, edit }) => {
      if (kind === "refactor.extract") return rewrite("extracted", appliedEdit(text, uri, edit));
      return kind === "refactor.inline" ? rewrite("written out", appliedEdit(text, uri, edit)) : [];
    }),
  );
  return [...rewrite("formatted", formatted), ...refactored];
}

/** Each run of entities of one type, and each entity. */
function selections({ entities, lines }: IocAnalysis): readonly { start: Position; end: Position }[] {
  const place = (index: number): number =>
    (entities[index]?.start ?? 0) + (entities[index]?.checked.entity.span.start ?? 0);
  return entities.map(({ checked }, first) => {
    let last = first;
    while (entities[last + 1]?.checked.entity.type === checked.entity.type) last++;
    return { start: lines.positionAt(place(first)), end: lines.positionAt(place(last) + 1) };
  });
}
type Position = ReturnType<IocAnalysis["lines"]["positionAt"]>;

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(
    `ibek ${version} generates the same after formatting, and from what is made a repeat or written out`,
    { skip: without("ibek", "corpus"), timeout: 600_000 },
    async (context) => {
      const sources = [...mutationSources(parts.corpus ?? ""), ...OWN.map(ownCase)];
      const rewrites = (await Promise.all(sources.map((source) => rewritesOf(source, version)))).flat();
      const counted = Map.groupBy(rewrites, ({ what }) => what);
      context.diagnostic([...counted].map(([what, { length }]) => `${length} ${what}`).join(", "));
      assert.ok((counted.get("formatted")?.length ?? 0) >= 5);
      assert.ok((counted.get("extracted")?.length ?? 0) >= 5);
      assert.ok((counted.get("written out")?.length ?? 0) >= 2);
      const asked = rewrites.flatMap(({ before, after }) => [before, after]);
      const answers = await ibekAnswers(version, parts.ibek?.[version] ?? "", asked);
      const differing = rewrites.filter((_, index) => {
        const [before, after] = [answers[2 * index], answers[2 * index + 1]];
        return before?.verdict !== after?.verdict || JSON.stringify(before?.files) !== JSON.stringify(after?.files);
      });
      assert.deepEqual(
        differing.map(({ what, before }) => `${before.name} ${what}`),
        [],
      );
    },
  );
}
