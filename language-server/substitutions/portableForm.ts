// The same rows in the words that both tools take. Offered only where both then do, with the same macros.
import { parseMacroDefinitions } from "../ioc/macros/macroDefinitions.ts";
import { readAsDbLoadTemplate } from "../syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../syntax/substitutions/readAsMsi.ts";
import type { Reading } from "../syntax/substitutions/reading.ts";
import type { Cell, Placed, Word } from "../syntax/substitutions/substitutionsFile.ts";
import type { TemplateBlock } from "../syntax/substitutions/templateBlocks.ts";
import { changedText } from "../text/changedText.ts";
import { shifted } from "../text/span.ts";
import type { TextChange } from "../text/textChange.ts";
import type { Fix } from "./rule.ts";
import type { Substitutions } from "./substitutions.ts";

export function portableFix(substitutions: Substitutions): readonly Fix[] {
  return [{ title: "Write it so that msi and dbLoadTemplate take it", edits: () => portableForm(substitutions) }];
}

/** Nothing where it cannot be had. */
function portableForm({ file, structure, readings }: Substitutions): readonly TextChange[] {
  const { text } = file;
  const before = readings.msi.refusal === undefined ? readings.msi : readings.dbLoadTemplate;
  if (before.refusal !== undefined) return [];
  const inTables = new Set(
    structure.blocks.flatMap(({ tables }) =>
      tables.flatMap(({ pattern, rows }) => (pattern === undefined ? [] : rows.map(({ start }) => start))),
    ),
  );
  const edits = [
    ...structure.blocks.flatMap((block) => blockEdits(block, text)),
    ...file.pieces.flatMap((placed) => cellEdits(placed, text, inTables.has(placed.start))),
    ...commentEdits(text),
  ];
  const after = changedText(text, edits);
  const [msi, dbLoadTemplate] = [readAsMsi(after), readAsDbLoadTemplate(after)];
  const wanted = loads(before);
  return [msi, dbLoadTemplate].every((each) => each.refusal === undefined && loads(each) === wanted) ? edits : [];
}

function loads({ rows }: Reading): string {
  const values = rows.map(({ template, macros }) => [
    template,
    parseMacroDefinitions(macros).map(({ name, value }) => [name, value?.replace(/^(["'])(.*)\1$/, "$2")]),
  ]);
  return JSON.stringify(values);
}

function blockEdits(block: TemplateBlock, text: string): readonly TextChange[] {
  const { head, tables, globals, close, end } = block;
  const { name } = head.piece;
  if (tables.length === 0 && globals.length === 0) return [{ span: { start: head.start, end }, text: "" }];
  const edits: TextChange[] = name === undefined ? [] : quoted(name, head.start);
  const first = tables[0]?.pattern ?? tables[0]?.rows[0];
  for (const { start, piece } of globals) {
    if (first !== undefined && start > first.start) continue;
    const span = { start, end: start + piece.length };
    edits.push(
      { span, text: "" },
      { span: { start: head.start, end: head.start }, text: `${text.slice(start, span.end)}\n` },
    );
  }
  const written = text.slice(head.start, head.start + (head.piece.open ?? 0));
  for (const { pattern } of tables.slice(1))
    if (pattern !== undefined)
      edits.push({ span: { start: pattern.start, end: pattern.start }, text: `}\n${written.trimEnd()} {\n` });
  if (close === undefined) edits.push({ span: { start: end, end }, text: "\n}" });
  return edits;
}

const PLAIN = /^[\w\-+:./\\[\]<>;]+$/;

function cellEdits({ start, piece }: Placed, text: string, inTable: boolean): readonly TextChange[] {
  if (!("cells" in piece)) return [];
  const label = piece.kind === "row" ? piece.label : undefined;
  const edits: TextChange[] = [];
  if (label !== undefined)
    edits.push({ span: { start: start + label.start, end: start + (piece.open ?? label.end) }, text: "" });
  for (const cell of piece.cells) {
    if (piece.kind === "pattern") edits.push(...unquoted(cell, start));
    else if (inTable) edits.push(...tableValue(cell, start, text));
    else edits.push(...definition(cell, start, text));
  }
  return edits;
}

function unquoted({ value }: Cell, start: number): readonly TextChange[] {
  const isNeeded = value !== undefined && value.quote !== "" && PLAIN.test(value.text);
  return isNeeded ? [{ span: shifted(value, start), text: value.text }] : [];
}

/** `a=b` below a pattern is one value. */
function tableValue(cell: Cell, start: number, text: string): readonly TextChange[] {
  if (cell.name === undefined) return cell.value === undefined ? [] : quoted(cell.value, start);
  const span = shifted(cell, start);
  const written = text.slice(span.start, span.end);
  return written.includes('"') ? [] : [{ span, text: `"${written}"` }];
}

function definition({ name, value, end }: Cell, start: number, text: string): readonly TextChange[] {
  if (name === undefined) return value === undefined ? [] : quoted(value, start);
  if (value === undefined) return [{ span: { start: start + end, end: start + end }, text: '""' }];
  const gap = { start: start + name.end, end: start + value.start };
  const close = text.slice(gap.start, gap.end) === "=" ? [] : [{ span: gap, text: "=" }];
  return [...close, ...quoted(value, start)];
}

/** In double quotes where a bare word does not do. */
function quoted(word: Word, start: number): TextChange[] {
  if (word.quote === '"' || (word.quote === "" && PLAIN.test(word.text)) || word.text.includes('"')) return [];
  return [{ span: shifted(word, start), text: `"${word.text}"` }];
}

/** To lines of their own. */
function commentEdits(text: string): readonly TextChange[] {
  const edits: TextChange[] = [];
  for (const { 0: found, 1: blanks, index } of text.matchAll(
    /"(?:[^"\\\n]|\\[^\n])*"|'(?:[^'\\\n]|\\[^\n])*'|(^|[ \t]+)#[^\n]*/gm,
  )) {
    if (blanks === undefined || blanks === "" || !found.trimStart().startsWith("#")) continue;
    const begins = index === 0 || text.charAt(index - 1) === "\n";
    edits.push({ span: { start: index, end: index + blanks.length }, text: begins ? "" : "\n" });
  }
  return edits;
}
