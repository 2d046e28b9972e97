// Reads `A=1, B='x y' ,C` as macLib does: white space around names and values is dropped, quotes and escapes protect, they
// are removed from names and stay in values. A name without `=` deletes the macro.
import type { Span } from "../../text/span.ts";

export interface MacroDefinition {
  readonly name: string;
  /** Undefined: the macro is deleted. */
  readonly value: string | undefined;
  /** Of the value in the text, or of the name where there is none. */
  readonly start: number;
  readonly end: number;
  /** Of the name, the value and the white space around them, up to the comma. */
  readonly whole: Span;
}

export function parseMacroDefinitions(text: string): readonly MacroDefinition[] {
  const definitions: MacroDefinition[] = [];
  for (const [start, end] of partsOf(text)) {
    const equals = unprotected(text, "=", start, end);
    const name = trimmed(text, start, equals ?? end);
    if (equals === undefined && name.text === "") continue;
    const value = equals === undefined ? undefined : trimmed(text, equals + 1, end);
    definitions.push({
      name: withoutQuotes(name.text),
      value: value?.text,
      start: (value ?? name).start,
      end: (value ?? name).end,
      whole: { start, end },
    });
  }
  return definitions;
}

function* partsOf(text: string): Generator<readonly [number, number]> {
  for (let start = 0; start < text.length;) {
    const comma = unprotected(text, ",", start, text.length) ?? text.length;
    yield [start, comma];
    start = comma + 1;
  }
}

/** The first such character outside quotes and escapes. */
function unprotected(text: string, wanted: string, start: number, end: number): number | undefined {
  let quote = "";
  for (let at = start; at < end; at++) {
    const c = text.charAt(at);
    if (c === "\\") at++;
    else if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === "'" || c === '"') quote = c;
    else if (c === wanted) return at;
  }
  return undefined;
}

function trimmed(text: string, from: number, to: number): { text: string; start: number; end: number } {
  let [start, end] = [from, to];
  while (start < end && /\s/.test(text.charAt(start))) start++;
  while (end > start && /\s/.test(text.charAt(end - 1))) end--;
  return { text: text.slice(start, end), start, end };
}

function withoutQuotes(name: string): string {
  return name.replace(/\\(.)|(["'])/g, (_, escaped: string | undefined) => escaped ?? "");
}
