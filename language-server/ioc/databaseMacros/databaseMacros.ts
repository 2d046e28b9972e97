// Which macros a database or template asks for, by its text alone.
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import type { Span } from "../../text/span.ts";

export interface DatabaseMacro {
  /** `PORT` */
  readonly name: string;
  /** Somewhere it is used without a default, so it must be given. */
  readonly required: boolean;
  /** The first one, as written: `$(TIMEOUT=1)` has `1`. */
  readonly fallback: string | undefined;
  /** Of the names in the text, in its order. */
  readonly uses: readonly Span[];
}

export interface DatabaseMacros {
  readonly macros: ReadonlyMap<string, DatabaseMacro>;
  /** False where other files are included, or names of macros are made of others: there may be more of them. */
  readonly complete: boolean;
}

export function databaseMacros(text: string): DatabaseMacros {
  const macros = new Map<string, MutableMacro>();
  let complete = !/^\s*(?:include|substitute|file|expand)\b/m.test(text);
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(start, end);
    if (line.includes("$") && !/^\s*#/.test(line) && !addMacros(line, start, macros)) complete = false;
    start = end + 1;
  }
  return { macros, complete };
}

interface MutableMacro {
  readonly name: string;
  required: boolean;
  fallback: string | undefined;
  readonly uses: Span[];
}

/** False where the names of macros are made of others. */
function addMacros(line: string, start: number, macros: Map<string, MutableMacro>): boolean {
  let complete = true;
  let outerEnd = 0;
  for (const { name, hasDefault, start: at, end, nameStart, nameEnd, closed } of macroReferences(line)) {
    // What stands in the default of another one may never be looked at.
    const required = !hasDefault && at >= outerEnd;
    outerEnd = Math.max(outerEnd, end);
    if (name.includes("$")) complete = false;
    if (name === "" || name.includes("$") || !closed) continue;
    const known = macros.get(name) ?? { name, required: false, fallback: undefined, uses: [] };
    known.required ||= required;
    if (hasDefault) known.fallback ??= line.slice(nameEnd + 1, end - 1);
    known.uses.push({ start: start + nameStart, end: start + nameEnd });
    macros.set(name, known);
  }
  return complete;
}
