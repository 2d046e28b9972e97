// Methods of `str` that look for text in it.
import { codePoints, textLength } from "./codePoints.ts";
import { operation, type Bound, type Operation } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise } from "./stopped.ts";
import { position } from "./tupleMethods.ts";
import { typeName } from "./typeName.ts";

export const searchMethods: Readonly<Record<string, Operation<string>>> = {
  count: operation("sub start? end? /", (text, values) => {
    const { part, wanted } = search(text, values);
    if (part === undefined) return 0n;
    return BigInt(wanted === "" ? textLength(part) + 1 : part.split(wanted).length - 1);
  }),
  endswith: operation("suffix start? end? /", (text, values) =>
    affixes(text, values, "endswith", (part, suffix) => part.endsWith(suffix)),
  ),
  find: operation("sub start? end? /", (text, values) => found(text, values, "first")),
  index: operation("sub start? end? /", (text, values) => orFail(found(text, values, "first"))),
  partition: operation("sep /", (text, [separator = null]) => {
    const wanted = notEmpty(separator);
    const at = text.indexOf(wanted);
    return at < 0 ? tuple(text, "", "") : tuple(text.slice(0, at), wanted, text.slice(at + wanted.length));
  }),
  rfind: operation("sub start? end? /", (text, values) => found(text, values, "last")),
  rindex: operation("sub start? end? /", (text, values) => orFail(found(text, values, "last"))),
  rpartition: operation("sep /", (text, [separator = null]) => {
    const wanted = notEmpty(separator);
    const at = text.lastIndexOf(wanted);
    return at < 0 ? tuple("", "", text) : tuple(text.slice(0, at), wanted, text.slice(at + wanted.length));
  }),
  startswith: operation("prefix start? end? /", (text, values) =>
    affixes(text, values, "startswith", (part, prefix) => part.startsWith(prefix)),
  ),
};

interface Search {
  /** The stretch that is searched; undefined when it begins behind the text or its own end. */
  readonly part: string | undefined;
  readonly from: number;
  readonly wanted: string;
}

function search(text: string, [wanted = null, start, end]: Bound): Search {
  if (typeof wanted !== "string") return raise("TypeError", `must be str, not ${typeName(wanted)}`);
  const { part, from } = stretch(text, start, end);
  return { part, from, wanted };
}

function stretch(text: string, start: PythonValue | undefined, end: PythonValue | undefined): Omit<Search, "wanted"> {
  const characters = codePoints(text);
  const isBehind = typeof start === "bigint" && start > BigInt(characters.length);
  const from = position(start ?? undefined, characters.length, 0);
  const to = position(end ?? undefined, characters.length, characters.length);
  return { part: isBehind || from > to ? undefined : characters.slice(from, to).join(""), from };
}

function found(text: string, values: Bound, which: "first" | "last"): bigint {
  const { part, from, wanted } = search(text, values);
  if (part === undefined) return -1n;
  const at = which === "first" ? part.indexOf(wanted) : part.lastIndexOf(wanted);
  return at < 0 ? -1n : BigInt(from + textLength(part.slice(0, at)));
}

function orFail(at: bigint): bigint {
  return at < 0n ? raise("ValueError", "substring not found") : at;
}

function affixes(
  text: string,
  [wanted = null, start, end]: Bound,
  name: string,
  holds: (part: string, affix: string) => boolean,
): boolean {
  const all = typeof wanted === "object" && wanted?.kind === "tuple" ? wanted.items : [wanted];
  const { part } = stretch(text, start, end);
  return all.some((affix) => {
    if (typeof affix === "string") return part !== undefined && holds(part, affix);
    const type = typeName(affix);
    return raise("TypeError", `${name} first arg must be str or a tuple of str, not ${type}`);
  });
}

function notEmpty(separator: PythonValue): string {
  if (typeof separator !== "string") return raise("TypeError", `must be str, not ${typeName(separator)}`);
  return separator === "" ? raise("ValueError", "empty separator") : separator;
}

function tuple(...items: readonly string[]): PythonValue {
  return { kind: "tuple", items };
}
