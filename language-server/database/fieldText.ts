import { expandMacros, UNKNOWN } from "../ioc/macros/expandMacros.ts";
import type { Json } from "../syntax/database/databaseFile.ts";
import { brokenMacro } from "../syntax/database/soundMacro.ts";
import type { Macros } from "../syntax/database/scanner.ts";

/** The text EPICS sets a field to, as far as it can be known. */
export interface FieldText {
  /** Escapes translated, quotes gone; `UNKNOWN` stands for what macros without default will be. */
  readonly text: string;
  /** `exact`: no macros. `default`: if the macros are not given. `partial`: some have no default. */
  readonly certainty: "exact" | "default" | "partial";
}

export function fieldText(value: Json, macros: Macros): FieldText {
  const written = writtenText(value);
  const plain = (text: string): string => (value.kind === "string" ? unescaped(text) : text);
  if (macros === "expanded" || !written.includes("$")) return { text: plain(written), certainty: "exact" };
  if (brokenMacro(written) !== undefined) return { text: UNKNOWN, certainty: "partial" };
  // In quotes, as on its line: an apostrophe in it then protects nothing.
  const { text, uses } = expandMacros(`"${written}"`, () => undefined);
  const expanded = plain(text.slice(1, -1));
  if (text.includes(UNKNOWN)) return { text: expanded, certainty: "partial" };
  return { text: expanded, certainty: uses.length > 0 ? "default" : "exact" };
}

/** As EPICS puts a JSON value together again; a string without its quotes, with its escapes. */
function writtenText(value: Json): string {
  switch (value.kind) {
    case "string":
    case "number":
    case "word":
    case "literal":
      return value.text;
    case "array":
      return `[${value.items.map(jsonText).join(",")}]`;
    case "object":
      return `{${value.pairs.map(({ key, value: of }) => `${jsonText(key)}:${of === undefined ? "" : jsonText(of)}`).join(",")}}`;
  }
}

function jsonText(value: Json): string {
  return value.kind === "string" ? `"${value.text}"` : writtenText(value);
}

const ESCAPES: Readonly<Record<string, string>> = {
  ...{ a: "\x07", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t", v: "\v" },
};

function unescaped(text: string): string {
  if (!text.includes("\\")) return text;
  const plain = text.replace(/\\(x[0-9a-fA-F]{2}|[0-7]{1,3}|[^])/g, (_, escape: string) => {
    if (/^x./.test(escape)) return String.fromCharCode(parseInt(escape.slice(1), 16));
    if (/^[0-7]/.test(escape)) return String.fromCharCode(parseInt(escape, 8) & 0xff);
    return ESCAPES[escape] ?? escape;
  });
  // C's strings end there.
  const end = plain.indexOf("\0");
  return end < 0 ? plain : plain.slice(0, end);
}
