// Methods of `str`.
import { asInteger } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { codePoints, textLength } from "./codePoints.ts";
import { itemsOf } from "./iterate.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeList, type Run } from "./run.ts";
import { raise } from "./stopped.ts";
import { formatText } from "./textFormat.ts";
import { linesOf, splitFromEnd, splitFromStart } from "./textSplitting.ts";
import { searchMethods } from "./textSearch.ts";
import { capitalized, stripped, swappedCase, titled } from "./textCase.ts";
import { textQuestions } from "./textQuestions.ts";
import { isTrue } from "./truth.ts";
import { typeName } from "./typeName.ts";

export const textMethods: Readonly<Record<string, Operation<string>>> = {
  ...textQuestions,
  ...searchMethods,
  capitalize: operation("/", (text) => capitalized(text)),
  center: operation("width fillchar? /", (text, [width = null, fill = " "], run) => {
    const { missing, by } = padding(text, width, fill, run);
    const left = Math.floor(missing / 2) + (missing & Number(asInteger(width) ?? 0n) & 1);
    return by.repeat(left) + text + by.repeat(missing - left);
  }),
  format: operation(undefined, (text, _values, run, given) => formatText(text, given, run)),
  join: operation("iterable /", (text, [items = null], run) => joined(text, items, run)),
  ljust: operation("width fillchar? /", (text, [width = null, fill = " "], run) => {
    const { missing, by } = padding(text, width, fill, run);
    return text + by.repeat(missing);
  }),
  lower: operation("/", (text) => text.toLowerCase()),
  lstrip: operation("chars? /", (text, [characters]) => stripped(text, characters, "start")),
  removeprefix: operation("prefix /", (text, [prefix = null]) => {
    const start = textOnly(prefix, "removeprefix() argument must be str, not ");
    return text.startsWith(start) ? text.slice(start.length) : text;
  }),
  removesuffix: operation("suffix /", (text, [suffix = null]) => {
    const end = textOnly(suffix, "removesuffix() argument must be str, not ");
    return end !== "" && text.endsWith(end) ? text.slice(0, -end.length) : text;
  }),
  replace: operation("old new count? /", replaced),
  rjust: operation("width fillchar? /", (text, [width = null, fill = " "], run) => {
    const { missing, by } = padding(text, width, fill, run);
    return by.repeat(missing) + text;
  }),
  rsplit: operation("sep? maxsplit?", (text, [separator = null, most = -1n], run) =>
    madeList(splitFromEnd(text, separator, most), run),
  ),
  rstrip: operation("chars? /", (text, [characters]) => stripped(text, characters, "end")),
  split: operation("sep? maxsplit?", (text, [separator = null, most = -1n], run) =>
    madeList(splitFromStart(text, separator, most), run),
  ),
  splitlines: operation("keepends?", (text, [keep = false], run) => madeList(linesOf(text, isTrue(keep)), run)),
  strip: operation("chars? /", (text, [characters]) => stripped(text, characters, "both")),
  swapcase: operation("/", (text) => swappedCase(text)),
  title: operation("/", (text) => titled(text)),
  upper: operation("/", (text) => text.toUpperCase()),
  zfill: operation("width /", (text, [width = null], run) => {
    const { missing } = padding(text, width, "0", run);
    const sign = /^[+-]/.exec(text)?.[0] ?? "";
    return sign + "0".repeat(missing) + text.slice(sign.length);
  }),
};

/** `separator.join(items)` */
export function joined(separator: string, items: PythonValue, run: Run): string {
  const texts = itemsOf(items, run.budget).map((item, index) =>
    typeof item === "string"
      ? item
      : raise("TypeError", `sequence item ${index}: expected str instance, ${typeName(item)} found`),
  );
  useCharacters(
    run.budget,
    texts.reduce((sum, each) => sum + each.length + separator.length, 0),
  );
  return texts.join(separator);
}

function replaced(
  text: string,
  [before = null, after = null, most = -1n]: readonly (PythonValue | undefined)[],
  run: Run,
): string {
  const old = textOnly(before, "replace() argument 1 must be str, not ");
  const by = textOnly(after, "replace() argument 2 must be str, not ");
  const count = asInteger(most);
  if (count === undefined) {
    return raise("TypeError", `'${typeName(most)}' object cannot be interpreted as an integer`);
  }
  return replacedText(text, old, by, count, run);
}

/** `text.replace(old, by, count)`; a negative count is all. */
export function replacedText(text: string, old: string, by: string, count: bigint, run: Run): string {
  const parts = old === "" ? ["", ...codePoints(text), ""] : text.split(old);
  const limit = count < 0n || count > BigInt(parts.length) ? parts.length - 1 : Number(count);
  const done = Math.min(limit, parts.length - 1);
  if (done <= 0) return text;
  useCharacters(run.budget, text.length + by.length * done);
  return [parts.slice(0, done + 1).join(by), ...parts.slice(done + 1)].join(old);
}

function padding(
  text: string,
  width: PythonValue,
  fill: PythonValue,
  run: Run,
): { readonly missing: number; readonly by: string } {
  const wanted = asInteger(width);
  if (wanted === undefined) {
    return raise("TypeError", `'${typeName(width)}' object cannot be interpreted as an integer`);
  }
  const by = textOnly(fill, "The fill character must be a unicode character, not ");
  if (textLength(by) !== 1) raise("TypeError", "The fill character must be exactly one character long");
  const missing = wanted - BigInt(textLength(text));
  if (missing <= 0n) return { missing: 0, by };
  useCharacters(run.budget, missing);
  return { missing: Number(missing), by };
}

function textOnly(value: PythonValue, otherwise: string): string {
  return typeof value === "string" ? value : raise("TypeError", otherwise + typeName(value));
}
