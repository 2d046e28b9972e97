import { SymbolKind, type DocumentSymbol } from "vscode-languageserver-types";
import { headOf, textOf } from "../ioc/entity.ts";
import { shifted } from "../text/span.ts";
import type { IocAnalysis, LocatedEntity } from "./analysis.ts";
import { writtenEnd } from "../syntax/yaml/writtenEnd.ts";

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

/** Under its id where it has one, as that is how the file speaks of it. */
function entitySymbol({ start, checked }: LocatedEntity, { lines }: IocAnalysis): DocumentSymbol {
  const { entity, uses } = checked;
  const type = entity.type ?? "entity";
  const id = uses.find((use) => use.kind === "defines" && use.id !== undefined)?.id;
  const { span, content } = entity;
  // Behind an alias the content is somewhere else.
  const end = content?.span === span ? writtenEnd(content, lines.text.slice(start)) : span.end;
  const head = headOf(entity);
  const range = { start: Math.min(span.start, head.start), end: Math.max(end, head.end) };
  return {
    name: id ?? type,
    detail: id === undefined ? (textOf(entity.fields.get("P")) ?? "") : type,
    kind: SymbolKind.Object,
    range: lines.rangeOf(shifted(range, start)),
    selectionRange: lines.rangeOf(shifted(head, start)),
  };
}
