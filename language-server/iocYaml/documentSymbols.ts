import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import { headOf, textOf, type Entity } from "../ioc/entity.ts";
import { covers, shifted } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import type { LocatedEntity } from "./evaluatedFile.ts";
import { writtenSpan } from "./writtenSpan.ts";

export function documentSymbols(analysis: IocAnalysis): readonly DocumentSymbol[] {
  const { lines, file, entities } = analysis;
  const top = file.top ?? [];
  return top.map(({ start, field }): DocumentSymbol => {
    const name = shifted(field.nameSpan, start);
    if (field.name !== "entities") {
      const value = shifted(field.valueSpan, start);
      const range = lines.rangeOf({ start: name.start, end: Math.max(value.end, name.end) });
      return {
        name: field.name,
        detail: textOf(field) ?? "",
        kind: SymbolKind.Property,
        range,
        selectionRange: lines.rangeOf(name),
      };
    }
    const children = entities.map((located) => entitySymbol(located, analysis));
    const end = children.at(-1)?.range.end ?? lines.positionAt(name.end);
    const range = { start: lines.positionAt(name.start), end };
    return { name: field.name, kind: SymbolKind.Array, range, selectionRange: lines.rangeOf(name), children };
  });
}

function entitySymbol({ start, checked }: LocatedEntity, analysis: IocAnalysis): DocumentSymbol {
  const id = checked.uses.find((use) => use.kind === "defines" && use.id !== undefined)?.id;
  return symbolOf(checked.entity, id, start, analysis);
}

/** Under its id where it has one, as that is how the file speaks of it. */
function symbolOf(entity: Entity, id: string | undefined, start: number, analysis: IocAnalysis): DocumentSymbol {
  const { lines } = analysis;
  const type = entity.type ?? "entity";
  const { repeated } = entity;
  const head = headOf(entity);
  const range = writtenSpan(entity, lines.text.slice(start));
  return {
    name: id ?? type,
    detail: id === undefined ? (textOf(entity.fields.get("P")) ?? "") : type,
    kind: SymbolKind.Object,
    range: lines.rangeOf(shifted(range, start)),
    selectionRange: lines.rangeOf(shifted(head, start)),
    // Behind an alias it is no part of this text.
    ...(repeated && covers(range, repeated.span.start) && { children: [repeatedSymbol(repeated, start, analysis)] }),
  };
}

/** Its id is Jinja mostly, which still tells more than the type. */
function repeatedSymbol(entity: Entity, start: number, analysis: IocAnalysis): DocumentSymbol {
  const model = entity.type === undefined ? undefined : analysis.catalogue.models.get(entity.type);
  const parameter = [...(model?.parameters.values() ?? [])].find(({ type }) => type.kind === "id");
  const id = parameter && textOf(entity.fields.get(parameter.name));
  return symbolOf(entity, id === "" ? undefined : id, start, analysis);
}
