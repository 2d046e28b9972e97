import type { Hover, Position } from "vscode-languageserver-types";
import { parseDatabase } from "../syntax/database/parseDatabase.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import { inner } from "./columns.ts";
import { occurrencesAt } from "./occurrences.ts";
import { placeAt, type Place } from "./place.ts";
import type { Substitutions } from "./substitutions.ts";
import type { Template } from "./templates.ts";

interface About {
  readonly text: string;
  /** In the document. */
  readonly span: Span;
}

const MOST_RECORDS = 20;

export function hoverSubstitutions(substitutions: Substitutions, position: Position): Hover | undefined {
  const place = placeAt(substitutions, position);
  const template = substitutions.templates.byName.get(place.block?.head.piece.name?.text ?? "");
  const about = aboutTemplate(place, template) ?? aboutMacro(substitutions, position, place, template);
  if (about === undefined) return undefined;
  return { contents: { kind: "markdown", value: about.text }, range: substitutions.lines.rangeOf(about.span) };
}

function aboutTemplate({ placed, offset }: Place, template: Template | undefined): About | undefined {
  if (placed?.piece.kind !== "file" || placed.piece.name === undefined) return undefined;
  const { name } = placed.piece;
  if (!covers(name, offset)) return undefined;
  const span = shifted(inner(name), placed.start);
  if (template === undefined) return { text: `${inlineCode(name.text)} is not found in the workspace.`, span };
  const records = parseDatabase(template.text, "open").blocks.flatMap(({ item }) =>
    item.kind === "record" && item.name !== undefined
      ? [`- ${inlineCode(item.name.text)} ${escapeMarkdown(item.type?.text ?? "")}`]
      : [],
  );
  const macros = [...template.macros.macros.values()].map(({ name: macro, fallback }) =>
    fallback === undefined ? inlineCode(macro) : `${inlineCode(macro)} = ${inlineCode(fallback)}`,
  );
  const more = records.length > MOST_RECORDS ? [`- and ${records.length - MOST_RECORDS} more`] : [];
  const parts = [
    inlineCode(template.path),
    ...(macros.length === 0 ? [] : [`Macros: ${macros.join(", ")}`]),
    [
      `${records.length} ${records.length === 1 ? "record" : "records"}`,
      "",
      ...records.slice(0, MOST_RECORDS),
      ...more,
    ].join("\n"),
  ];
  return { text: parts.join("\n\n"), span };
}

function aboutMacro(
  substitutions: Substitutions,
  position: Position,
  { placed, cell, table }: Place,
  template: Template | undefined,
): About | undefined {
  const named = occurrencesAt(substitutions, position);
  const { piece, start } = placed ?? {};
  const column = piece?.kind === "row" ? table?.pattern?.piece.cells[cell?.index ?? -1]?.value?.text : undefined;
  const name = named?.name ?? cell?.cell.name?.text ?? column;
  if (name === undefined || cell === undefined || piece === undefined || start === undefined) return undefined;
  const { value } = cell.cell;
  const isValue = piece.kind !== "pattern" && named === undefined && value !== undefined;
  const given =
    piece.kind === "pattern"
      ? ""
      : value === undefined
        ? " without a value"
        : named !== undefined && column !== undefined
          ? ""
          : ` = ${inlineCode(value.text)}`;
  const span = named?.here ?? (isValue ? shifted(inner(value), start) : shifted(cell.cell, start));
  return { text: `Macro ${inlineCode(name)}${given}\n\n${inTemplate(name, template)}`.trimEnd(), span };
}

function inTemplate(name: string, template: Template | undefined): string {
  if (template === undefined) return "";
  const macro = template.macros.macros.get(name);
  if (macro === undefined) return template.macros.complete ? "The template does not use it." : "";
  const times = macro.uses.length === 1 ? "once" : `${macro.uses.length} times`;
  const fallback =
    macro.fallback === undefined ? "without a default" : `with the default ${inlineCode(macro.fallback)}`;
  return `The template uses it ${times}, ${fallback}.`;
}
