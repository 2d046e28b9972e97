// Where the cursor is, read from lines and indentation: while somebody types, the tree is the one thing not to rely on.
import type { Position, Range } from "vscode-languageserver-types";
import type { LineIndex } from "../../text/lineIndex.ts";
import type { IocAnalysis } from "../analysis.ts";
import { flowPlace, type FlowPlace } from "./flowEntity.ts";
import { enclosingEntity, keyLine, type WrittenEntity } from "./writtenEntity.ts";

/** How an entity is written: a name a line, or `{type: m.Port, name: p1}`. */
export type EntityStyle = "lines" | "braces";

export type CursorContext =
  /** At the left margin: `ioc_name`, …. */
  | { readonly kind: "topLevelName"; readonly word: Range; readonly hasColon: boolean }
  /** Where an item of `entities` could begin; `dash` if it is there already. */
  | { readonly kind: "newEntity"; readonly word: Range; readonly dash: boolean; readonly glued: boolean }
  | {
      readonly kind: "name";
      readonly word: Range;
      readonly hasColon: boolean;
      readonly entity: WrittenEntity;
      readonly style: EntityStyle;
    }
  | {
      readonly kind: "value";
      readonly word: Range;
      readonly name: string;
      readonly entity: WrittenEntity;
      readonly style: EntityStyle;
      /** No space is behind the colon: without one this is no value. The same for a dash. */
      readonly glued: boolean;
    };

export function cursorContext(analysis: IocAnalysis, position: Position): CursorContext | undefined {
  const { lines } = analysis;
  const flow = flowPlace(analysis, lines.offsetAt(position));
  if (flow) return flowContext(flow, analysis, position);
  const line = lines.line(position.line);
  const before = line.slice(0, position.character);
  const rest = line.slice(position.character);
  const value = /^(\s*(?:-\s+)?)(["']?)([^\s:#'"{[-][^\s:#'"]*)\2\s*:(\s*)(["']?[^"'#]*)$/.exec(before);
  if (value) {
    const [, indent = "", , name = "", gap = "", written = ""] = value;
    const end = position.character + (/^[^\s#]*/.exec(rest)?.[0].length ?? 0);
    const entity = enclosingEntity(analysis, position.line, indent.length);
    return (
      entity && {
        kind: "value",
        name,
        entity,
        word: range(position.line, position.character - written.length, end),
        style: "lines",
        glued: gap === "",
      }
    );
  }
  const name = /^(\s*)(-\s*)?([^\s:#'"{[-][^\s:#'"]*)?$/.exec(before);
  if (!name) return undefined;
  const [, indent = "", dash = "", written = ""] = name;
  const end = position.character + (/^[^\s:#]*/.exec(rest)?.[0].length ?? 0);
  const word = range(position.line, position.character - written.length, end);
  const hasColon = /^\s*:/.test(line.slice(end));
  return nameContext(analysis, position.line, { indent: indent.length, dash, word, hasColon });
}

/** Inside of braces; nothing where the word before the cursor is no plain one. */
function flowContext(
  { entity, name, wordStart }: FlowPlace,
  analysis: IocAnalysis,
  position: Position,
): CursorContext | undefined {
  const { lines } = analysis;
  const offset = lines.offsetAt(position);
  const written = lines.text.slice(wordStart, offset);
  if (wordStart > offset || /["'\n]./.test(written)) return undefined;
  const rest = lines.text.slice(offset);
  const end = offset + (/^[^\s,:}\]#]*/.exec(rest)?.[0].length ?? 0);
  const word = lines.rangeOf({ start: wordStart, end });
  const hasColon = /^\s*:/.test(lines.text.slice(end));
  return name === undefined
    ? { kind: "name", word, hasColon, entity, style: "braces" }
    : { kind: "value", word, name, entity, style: "braces", glued: lines.text[wordStart - 1] === ":" };
}

interface NameAt {
  readonly indent: number;
  /** With what is behind it. */
  readonly dash: string;
  readonly word: Range;
  readonly hasColon: boolean;
}

function nameContext(analysis: IocAnalysis, line: number, at: NameAt): CursorContext | undefined {
  const { word, hasColon } = at;
  const list = listColumn(analysis, line);
  if (at.dash !== "") {
    const entity = hasColon ? enclosingEntity(analysis, line, at.indent + at.dash.length) : undefined;
    if (entity) return { kind: "name", word, hasColon, entity, style: "lines" };
    return list === at.indent || list === "any"
      ? { kind: "newEntity", word, dash: true, glued: at.dash === "-" }
      : undefined;
  }
  const entity = enclosingEntity(analysis, line, at.indent);
  if (entity) return { kind: "name", word, hasColon, entity, style: "lines" };
  if (list === at.indent || (list === "any" && at.indent > 0))
    return { kind: "newEntity", word, dash: false, glued: false };
  return at.indent === 0 ? { kind: "topLevelName", word, hasColon } : undefined;
}

/** The column of the dashes of `entities` if the line is in its reach; `any` while the list is empty. */
function listColumn({ file, lines }: IocAnalysis, line: number): number | "any" | undefined {
  const first = file.yaml.items?.[0];
  if (first === undefined) return isBelowEmptyList(lines, line) ? "any" : undefined;
  if (lines.lineStart(line) < first.start) return undefined;
  return /^ */.exec(first.piece.text)?.[0].length;
}

function isBelowEmptyList(lines: LineIndex, line: number): boolean {
  for (let above = line - 1; above >= 0; above--) {
    const text = lines.line(above);
    if (/^\s*(#.*)?$/.test(text)) continue;
    return keyLine(text)?.name === "entities" && text.trimEnd().endsWith(":");
  }
  return false;
}

function range(line: number, from: number, to: number): Range {
  return { start: { line, character: from }, end: { line, character: to } };
}
