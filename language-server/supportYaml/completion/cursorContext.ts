import type { Position, Range } from "vscode-languageserver-types";
import type { LineIndex } from "../../text/lineIndex.ts";
import { cursorPath, type CursorPath } from "./cursorPath.ts";

export type CursorContext = CursorPath &
  (
    | {
        readonly kind: "name";
        readonly word: Range;
        readonly hasColon: boolean;
        /** Column of the name, for what is inserted on further lines. */
        readonly column: number;
        readonly isFlow: boolean;
      }
    | { readonly kind: "value"; readonly word: Range; readonly name: string }
  );

export function cursorContext(lines: LineIndex, position: Position): CursorContext | undefined {
  const line = lines.line(position.line);
  // A page on one line is no YAML that somebody types.
  if (line.length > 2_000) return undefined;
  const before = line.slice(0, position.character);
  const opening = openBrace(before);
  return opening === undefined
    ? blockContext(lines, position, line, before)
    : flowContext(lines, position, line, opening);
}

function blockContext(lines: LineIndex, position: Position, line: string, before: string): CursorContext | undefined {
  const rest = line.slice(position.character);
  const value = /^( *)((?:- +)*)([^\s:#'"{[-][^:#'"{[]*?)\s*:\s+(["']?[^"'#]*)$/.exec(before);
  if (value) {
    const [, indent = "", dashes = "", name = "", written = ""] = value;
    const column = indent.length + dashes.length;
    const path = cursorPath(lines, position.line, column, dashes === "" ? undefined : indent.length);
    return { kind: "value", name, word: wordRange(position, written, rest, /^[^\s#]*/), ...path };
  }
  const name = /^( *)((?:- +)*-?)([^\s:#'"{[-][^\s:#'"]*)?$/.exec(before);
  if (!name) return undefined;
  const [, indent = "", dashes = "", written = ""] = name;
  // `-` alone still lacks the space behind it.
  if (dashes !== "" && !dashes.endsWith(" ")) return undefined;
  const column = indent.length + dashes.length;
  const path = cursorPath(lines, position.line, column, dashes === "" ? undefined : indent.length);
  const word = wordRange(position, written, rest, /^[^\s:#]*/);
  const hasColon = /^\s*:/.test(line.slice(word.end.character));
  return { kind: "name", word, hasColon, column, isFlow: false, ...path };
}

/** `P: {type: str, …}`: a mapping in braces on one line. */
function flowContext(lines: LineIndex, position: Position, line: string, opening: number): CursorContext | undefined {
  const inside = line.slice(opening + 1, position.character);
  if (/[{}[\]]/.test(inside)) return undefined;
  const rest = line.slice(position.character);
  const parts = `${inside}${/^[^}{[\]]*/.exec(rest)?.[0] ?? ""}`.split(",");
  const current = inside.split(",").length - 1;
  const siblings = new Map<string, string>();
  for (const [index, part] of parts.entries()) {
    const [, name = "", value = ""] = /^\s*([^\s:]+)\s*:?\s*(.*?)\s*$/.exec(part) ?? [];
    if (index !== current && name !== "") siblings.set(name, value);
  }
  const names = namesBefore(lines, position.line, line.slice(0, opening));
  const typed = inside.split(",").at(-1) ?? "";
  const value = /^\s*([^\s:]+)\s*:\s+(["']?[^"']*)$/.exec(typed);
  if (value) {
    const [, name = "", written = ""] = value;
    return { kind: "value", name, names, siblings, word: wordRange(position, written, rest, /^[^\s,}#]*/) };
  }
  const written = /^\s*([^\s:'"]*)$/.exec(typed)?.[1];
  if (written === undefined) return undefined;
  const word = wordRange(position, written, rest, /^[^\s:,}#]*/);
  const hasColon = /^\s*:/.test(line.slice(word.end.character));
  return { kind: "name", word, hasColon, names, siblings, column: word.start.character, isFlow: true };
}

/** Keys to the mapping that begins behind `head`. */
function namesBefore(lines: LineIndex, line: number, head: string): readonly string[] {
  const [, indent = "", dashes = "", key] = /^( *)((?:- +)*)(?:([^\s:#'"{[-][^:#'"{[]*?)\s*:)?\s*$/.exec(head) ?? [];
  const { names } = cursorPath(lines, line, indent.length + dashes.length, dashes === "" ? undefined : indent.length);
  return key === undefined ? names : [...names, key];
}

/** Of the innermost brace that is open; those of Jinja and those in quotes are none. */
function openBrace(before: string): number | undefined {
  const open: number[] = [];
  // Quoted text, comments, braces; everything else is passed over.
  for (const match of before.matchAll(/"[^"]*(?:"|$)|'[^']*(?:'|$)|(?:^|\s)#.*|[{}]/g)) {
    if (match[0] === "{") open.push(match.index);
    else if (match[0] === "}") open.pop();
    else if (match[0].trimStart().startsWith("#")) return undefined;
  }
  const last = open.at(-1);
  return last === undefined || before[last - 1] === "{" || before[last + 1] === "{" ? undefined : last;
}

function wordRange({ line, character }: Position, written: string, rest: string, more: RegExp): Range {
  const end = character + (more.exec(rest)?.[0].length ?? 0);
  return { start: { line, character: character - written.length }, end: { line, character: end } };
}
