import { basename } from "node:path/posix";
import { SymbolKind, type WorkspaceSymbol } from "vscode-languageserver-types";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { uriOfPath } from "../../text/fileUri.ts";
import { shifted, type Span } from "../../text/span.ts";
import { headOf, textOf, type Entity } from "../entity.ts";
import { fuzzyScore } from "./fuzzyScore.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import type { EntityFacts, IocFacts } from "./iocFacts.ts";
import { modelsOf } from "./modelScope.ts";
import type { SupportFacts } from "./supportFacts.ts";

// An editor shows the first few; the person types on.
const MAX_SYMBOLS = 500;

interface Named {
  readonly name: string;
  readonly kind: SymbolKind;
  /** The instance, or the support YAML file. */
  readonly container: string;
  readonly file: Pick<IocFacts, "path" | "lines">;
  readonly span: Span;
}

/** Every entity of every IOC and every entity model whose name fits, the best first. */
export function workspaceSymbols(indexed: IndexedWorkspace, query: string): readonly WorkspaceSymbol[] {
  const all = [
    ...indexed.iocs.flatMap((ioc) => entitiesOf(ioc, indexed)),
    ...indexed.supports.flatMap((support) => entityModelsOf(support)),
  ];
  return all
    .flatMap((named) => {
      const score = fuzzyScore(query, named.name);
      return score === undefined ? [] : [{ named, score }];
    })
    .sort((a, b) => b.score - a.score)
    .slice(0, MAX_SYMBOLS)
    .map(({ named: { name, kind, container, file, span } }) => ({
      name,
      kind,
      containerName: container,
      location: { uri: uriOfPath(file.path), range: file.lines.rangeOf(span) },
    }));
}

function entitiesOf(ioc: IocFacts, indexed: IndexedWorkspace): readonly Named[] {
  const container = instanceName(ioc.path);
  return ioc.placed.flatMap(({ start, entities }) =>
    entities.flatMap((facts): readonly Named[] => {
      if (facts.type === undefined || facts.entity.repeated) return [];
      const { name, span } = nameOf(facts, facts.type.name, idParameter(ioc, facts.type.name, indexed));
      return [{ name, kind: SymbolKind.Object, container, file: ioc, span: shifted(span, start) }];
    }),
  );
}

function entityModelsOf(file: SupportFacts): readonly Named[] {
  return modelsOf(file).map(({ identity, placed }) => ({
    name: identity.type,
    kind: SymbolKind.Class,
    container: basename(file.path),
    file,
    span: shifted(placed.facts.name.span, placed.start),
  }));
}

/** `/services/bl01t-ea-test-01/config/ioc.yaml` → `bl01t-ea-test-01`; `motor.ibek.ioc.yaml` → `motor`. */
function instanceName(path: string): string {
  const name = basename(path);
  if (name.endsWith(".ibek.ioc.yaml")) return name.slice(0, -".ibek.ioc.yaml".length);
  const [folder = "", above = ""] = path.split("/").slice(0, -1).reverse();
  return folder === "config" && above !== "" ? above : folder;
}

function idParameter(ioc: IocFacts, type: string, indexed: IndexedWorkspace): string | undefined {
  const members = indexed.scope.inFolder(ioc.folder, type)?.placed.facts.members.values() ?? [];
  return [...members].find(({ kind }) => kind === "id")?.name.name;
}

/** Its id; else its type and what most models tell their entities apart by. */
function nameOf(
  { entity }: EntityFacts,
  type: string,
  idName: string | undefined,
): { readonly name: string; readonly span: Span } {
  const field = idName === undefined ? undefined : entity.fields.get(idName);
  const id = textOf(field);
  if (field && id !== undefined && id !== "") return { name: id, span: field.valueSpan };
  const value = distinguishing(entity);
  return { name: value === "" ? type : `${type} ${value}`, span: headOf(entity) };
}

function distinguishing(entity: Entity): string {
  const plain = (name: string): string => {
    const text = textOf(entity.fields.get(name)) ?? "";
    return hasJinja(text) || text.includes("\n") ? "" : text;
  };
  const prefix = ["P", "M", "R"].map(plain).join("");
  if (prefix !== "") return prefix;
  const names = [...entity.fields.keys()].filter((name) => name !== "type");
  return names.map(plain).find((text) => text !== "") ?? "";
}
