// Macro expansion by the rules of macLib (EPICS base, libcom macCore.c): defaults, nesting, scoped definitions, no
// expansion in single quotes, quotes and escapes removed from values but not from the line itself.
import { DEEPEST_REFERENCE, opensReference } from "../../syntax/iocsh/macroReferences.ts";
import type { Span } from "../../text/span.ts";
import { ExpandedText } from "./expandedText.ts";
import type { MacroLookup } from "./macroEnvironment.ts";
import type { MacroSetting } from "./macroValue.ts";

/** Stands in the expanded text for what cannot be known here; a private-use character, so it is in no real script. */
export const UNKNOWN = "\uE000";

export interface MacroUse {
  readonly name: string;
  /** Of the reference in the line; for one inside the value of another macro, of that outer one. */
  readonly start: number;
  readonly end: number;
  /** The macro in whose value the reference stands, if not in the line itself. */
  readonly inside: string | undefined;
  readonly outcome: "value" | "elsewhere" | "default" | "undefined" | "recursive";
}

export interface Expansion {
  readonly text: string;
  /** Where in the line a stretch of `text` comes from. */
  origin(start: number, end: number): Span;
  readonly uses: readonly MacroUse[];
  /** False where iocsh refuses the line: a macro without default is undefined or recursive. */
  readonly executed: boolean;
}

/** The text being read: the line itself, or the value of a macro that the line refers to. */
interface Source {
  readonly text: string;
  readonly within: { readonly name: string; readonly start: number; readonly end: number } | undefined;
}

const QUOTES = "\"'";
const SPECIAL = `${QUOTES}$\\`;

/** Values that double at each level would grow without end. */
const MOST_CHARACTERS = 65_536;
const MOST_REFERENCES = 10_000;

export function expandMacros(line: string, lookup: MacroLookup): Expansion {
  if (!line.includes("$")) return unexpanded(line);
  const expander = new Expander(lookup);
  const out = new ExpandedText();
  expander.translate({ text: line, within: undefined }, 0, "", 0, out);
  const origin = (start: number, end: number): Span => out.origin(start, end);
  return { text: out.text, origin, uses: expander.uses, executed: !expander.refused };
}

/** A line without macros, or one whose macros iocsh does not look at. */
export function unexpanded(line: string): Expansion {
  return { text: line, origin: (start, end) => ({ start, end }), uses: [], executed: true };
}

function isFull(out: ExpandedText | undefined): boolean {
  return out !== undefined && out.text.length > MOST_CHARACTERS;
}

/** The quote that is open behind a character, or none. */
function quoteAfter(c: string, quote: string): string {
  if (c === quote) return "";
  return quote === "" && QUOTES.includes(c) ? c : quote;
}

class Expander {
  readonly uses: MacroUse[] = [];
  refused = false;
  private readonly visiting = new Set<string>();
  private readonly scopes: Map<string, MacroSetting>[] = [];
  private readonly outer: MacroLookup;
  private references = 0;
  /** In a skipped default or a scoped definition, what is undefined does no harm yet. */
  private quiet = false;

  constructor(lookup: MacroLookup) {
    this.outer = lookup;
  }

  /** Translates up to a terminator or the end; returns where that is. `out` undefined: only looks for the end. */
  translate(source: Source, from: number, terminators: string, level: number, out: ExpandedText | undefined): number {
    const { text } = source;
    let quote = "";
    let at = from;
    while (at < text.length && !terminators.includes(text.charAt(at))) {
      if (isFull(out)) return text.length;
      const c = text.charAt(at);
      const quoteBehind = quoteAfter(c, quote);
      if (quoteBehind !== quote) {
        quote = quoteBehind;
        // Quotes of the line are the user's and stay; those in values and names are macLib's.
        if (level === 0) this.emit(source, at, at + 1, out);
        at++;
      } else if (quote !== "'" && level < DEEPEST_REFERENCE && opensReference(text, at)) {
        at = this.refer(source, at, level, out);
      } else {
        at = this.literal(source, at, terminators, level, out);
      }
    }
    return at;
  }

  /** Characters without meaning, or an escaped one with its backslash; returns where reading goes on. */
  private literal(source: Source, from: number, terminators: string, level: number, out?: ExpandedText): number {
    const { text } = source;
    if (text.charAt(from) === "\\" && from + 1 < text.length) {
      this.emit(source, level === 0 ? from : from + 1, from + 2, out);
      return from + 2;
    }
    let end = from + 1;
    while (end < text.length && !SPECIAL.includes(text.charAt(end)) && !terminators.includes(text.charAt(end))) end++;
    this.emit(source, from, end, out);
    return end;
  }

  private emit({ text, within }: Source, start: number, end: number, out: ExpandedText | undefined): void {
    const part = text.slice(start, end);
    if (within === undefined) out?.copy(part, start);
    else out?.insert(part, within);
  }

  /** Expands the reference at `start`; returns where it ends. */
  private refer(source: Source, start: number, level: number, out: ExpandedText | undefined): number {
    const { text } = source;
    if (++this.references > MOST_REFERENCES) return text.length;
    const closer = text.charAt(start + 1) === "(" ? ")" : "}";
    const name = new ExpandedText();
    let at = this.translate(source, start + 2, "=," + closer, level + 1, name);
    const defaultAt = text.charAt(at) === "=" ? at + 1 : undefined;
    if (defaultAt !== undefined)
      at = this.quietly(() => this.translate(source, defaultAt, "," + closer, level + 1, undefined));
    const scoped = text.charAt(at) === ",";
    if (scoped) {
      const list = at;
      at = this.quietly(() => this.define(source, list, closer, level));
    }
    const end = Math.min(at + 1, text.length);
    if (out !== undefined) {
      const use = { name: name.text, start: source.within?.start ?? start, end: source.within?.end ?? end };
      this.resolve(source, use, { at: defaultAt, terminators: "," + closer }, level, out);
    }
    if (scoped) this.scopes.pop();
    return end;
  }

  private quietly(read: () => number): number {
    const { quiet, refused } = this;
    const known = this.uses.length;
    this.quiet = true;
    const end = read();
    this.quiet = quiet;
    this.refused = refused;
    this.uses.length = known;
    return end;
  }

  /** Reads `,A=1,B=2` into a scope of its own; returns where the list ends. */
  private define(source: Source, from: number, closer: string, level: number): number {
    const scope = new Map<string, MacroSetting>();
    let at = from;
    this.scopes.push(scope);
    while (source.text.charAt(at) === ",") {
      const name = new ExpandedText();
      at = this.translate(source, at + 1, "=," + closer, level + 1, name);
      if (source.text.charAt(at) !== "=") continue;
      const value = new ExpandedText();
      at = this.translate(source, at + 1, "," + closer, level + 1, value);
      scope.set(name.text, {
        value: { kind: "text", raw: value.text },
        origin: { kind: "environment", by: "the reference itself" },
      });
    }
    return at;
  }

  private resolve(
    source: Source,
    use: { readonly name: string; readonly start: number; readonly end: number },
    fallback: { readonly at: number | undefined; readonly terminators: string },
    level: number,
    out: ExpandedText,
  ): void {
    const setting = this.lookup(use.name);
    const record = (outcome: MacroUse["outcome"]): void => {
      this.uses.push({ ...use, inside: source.within?.name, outcome });
    };
    if (setting?.value.kind === "text") {
      if (this.visiting.has(use.name)) {
        record("recursive");
        this.refuse(use, out);
        return;
      }
      record("value");
      this.visiting.add(use.name);
      this.translate({ text: setting.value.raw, within: use }, 0, "", level + 1, out);
      this.visiting.delete(use.name);
    } else if (setting !== undefined || use.name.includes(UNKNOWN)) {
      record("elsewhere");
      out.insert(UNKNOWN, use);
    } else if (fallback.at !== undefined) {
      record("default");
      this.translate(source, fallback.at, fallback.terminators, level + 1, out);
    } else {
      record("undefined");
      this.refuse(use, out);
    }
  }

  private refuse(
    use: { readonly name: string; readonly start: number; readonly end: number },
    out: ExpandedText,
  ): void {
    this.refused = true;
    // In a definition the reference stays as it is: it is an error only where the definition is used.
    out.insert(this.quiet ? `$(${use.name})` : UNKNOWN, use);
  }

  private lookup(name: string): MacroSetting | undefined {
    return this.scopes.findLast((scope) => scope.has(name))?.get(name) ?? this.outer(name);
  }
}
