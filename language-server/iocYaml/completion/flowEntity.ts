// An entity in braces, `{type: m.Port, name: p1}`, as far as its characters tell: in half-typed text too.
import type { IocAnalysis } from "../analysis.ts";
import { pieceAt } from "../pieceAt.ts";
import { enclosingEntity, keyLine, type WrittenEntity } from "./writtenEntity.ts";

export interface FlowPlace {
  readonly entity: WrittenEntity;
  /** Whose value the place is in; undefined where a name stands or would stand. */
  readonly name: string | undefined;
  /** Offset where the word at the place begins. */
  readonly wordStart: number;
}

interface OpenMapping {
  readonly bracket: string;
  /** Offset of the bracket. */
  readonly at: number;
  readonly values: Map<string, string>;
  /** The name under which it is a value of the mapping around. */
  readonly under: string | undefined;
  /** The one before the last colon. */
  name: string | undefined;
  /** Behind the last comma or colon. */
  from: number;
}

const BOUND = 20_000;

export function flowPlace(analysis: IocAnalysis, offset: number): FlowPlace | undefined {
  const located = pieceAt(analysis.file, offset);
  if (located === undefined || offset - located.start > BOUND) return undefined;
  const { text } = analysis.lines;
  const open: OpenMapping[] = [];
  const inQuotes = walk(text, located.start, offset, open);
  const mapping = open.at(-1);
  const around = mapping && variablesAround(open, analysis);
  if (mapping?.bracket !== "{" || around === undefined) return undefined;
  const { name } = mapping;
  const wordStart = mapping.from + (/^\s*/.exec(text.slice(mapping.from, offset))?.[0].length ?? 0);
  // What comes behind the place counts too: those names are taken.
  if (!inQuotes) walk(text, offset, Math.min(text.length, offset + BOUND), [...open], open.length);
  if (name !== undefined) mapping.values.delete(name);
  const index = (analysis.file.yaml.items ?? []).findLastIndex(({ start }) => start <= offset);
  if (index < 0) return undefined;
  return { entity: { index, column: 0, values: mapping.values, variables: around }, name, wordStart };
}

/** The variables of the repeats around; undefined where the innermost mapping is no entity. */
function variablesAround(open: readonly OpenMapping[], analysis: IocAnalysis): readonly string[] | undefined {
  const [first] = open;
  if (first === undefined) return undefined;
  const at = analysis.lines.positionAt(first.at);
  const before = analysis.lines.line(at.line).slice(0, at.character);
  const isItem = /^\s*-\s+(?:&\S+\s+)?$/.test(before);
  const key = isItem ? undefined : keyLine(before);
  const repeat = key?.name === "entity" ? enclosingEntity(analysis, at.line, key.column) : undefined;
  if (!isItem && repeat?.values.get("type") !== "ibek.repeat") return undefined;
  const outer = repeat ? [...repeat.variables, variableOf(repeat.values)] : [];
  const repeats = open.slice(0, -1);
  const isChain = open.slice(1).every(({ under }) => under === "entity");
  if (!isChain || repeats.some(({ values }) => values.get("type") !== "ibek.repeat")) return undefined;
  return [...outer, ...repeats.map(({ values }) => variableOf(values))];
}

function variableOf(values: ReadonlyMap<string, string>): string {
  return values.get("variable") ?? "index";
}

/** Whether the end is inside quotes or a comment. `floor`: stops where fewer mappings are open than that. */
function walk(text: string, from: number, to: number, open: OpenMapping[], floor = 0): boolean {
  for (let at = from; at < to; at++) {
    const behind = open.length === 0 ? at : skipped(text, at, to);
    if (behind === undefined) return true;
    if (behind > at) at = behind;
    else step(text, at, from, open);
    if (open.length < floor) return false;
  }
  return false;
}

/** Offset of the end of the quotes or the comment that begins here; undefined where it does not end. */
function skipped(text: string, at: number, to: number): number | undefined {
  const character = text[at];
  if (character === '"' || character === "'") return closingQuote(text, at, to);
  if (character !== "#" || !/\s/.test(text[at - 1] ?? " ")) return at;
  const lineEnd = text.indexOf("\n", at);
  return lineEnd < 0 || lineEnd >= to ? undefined : lineEnd;
}

function step(text: string, at: number, from: number, open: OpenMapping[]): void {
  const character = text[at] ?? "";
  const mapping = open.at(-1);
  if (character === "{" || character === "[") {
    // In an entity of lines only what begins a value begins a mapping.
    const begins = mapping !== undefined || /[-:]\s+(?:&\S+\s+)?$/.test(text.slice(Math.max(from, at - 100), at));
    const opened = { bracket: character, at, values: new Map<string, string>(), under: mapping?.name, name: undefined };
    if (begins) open.push({ ...opened, from: at + 1 });
  } else if (mapping) take(text, at, mapping, open);
}

function take(text: string, at: number, mapping: OpenMapping, open: OpenMapping[]): void {
  const character = text[at] ?? "";
  const word = (): string => unquoted(text.slice(mapping.from, at).trim());
  if (character === ":" && mapping.name === undefined && /[\s,}]|^$/.test(text[at + 1] ?? "")) {
    mapping.name = word();
    mapping.from = at + 1;
  } else if (character === "," || character === "}" || character === "]") {
    if (mapping.name !== undefined) mapping.values.set(mapping.name, word());
    mapping.name = undefined;
    mapping.from = at + 1;
    if (character !== ",") open.pop();
  }
}

function closingQuote(text: string, at: number, to: number): number | undefined {
  const quote = text[at] ?? "";
  for (let close = at + 1; close < to; close++) {
    if (text[close] === "\\" && quote === '"') close++;
    else if (text[close] === quote) return close;
    // A quote in the middle of a plain word is one of its characters.
    else if (text[close] === "\n") return undefined;
  }
  return undefined;
}

function unquoted(text: string): string {
  return text.replace(/^(["'])(.*)\1$/s, "$2");
}
