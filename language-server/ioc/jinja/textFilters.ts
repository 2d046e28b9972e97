import { asInteger } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { codePoints, textLength } from "./codePoints.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import { percentFormat } from "./percentFormat.ts";
import { textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeDict, type Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { capitalized, stripped } from "./textCase.ts";
import { replacedText, textMethods } from "./textMethods.ts";
import { linesOf } from "./textSplitting.ts";
import { isTrue } from "./truth.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined } from "./undefinedValue.ts";

export const textFilters: Readonly<Record<string, Operation>> = {
  capitalize: operation("", (value, _values, run) => capitalized(textOf(value, run.budget))),
  center: operation("width?", (value, [width = 80n], run) => {
    const center = textMethods["center"];
    const given = { positional: [width], named: new Map<string, PythonValue>() };
    return center ? center.apply(textOf(value, run.budget), [width], run, given) : null;
  }),
  format: operation(undefined, (value, _values, run, { positional, named }) => {
    if (positional.length > 0 && named.size > 0) {
      raise("TypeError", "can't handle positional and keyword arguments at the same time");
    }
    const format = textOf(value, run.budget);
    if (named.size === 0) return percentFormat(format, { kind: "tuple", items: positional }, run);
    return percentFormat(format, madeDict([...named], run), run);
  }),
  indent: operation("width? first? blank?", (value, [width = 4n, first = false, blank = false], run) =>
    indented(value, width, isTrue(first), isTrue(blank), run),
  ),
  lower: operation("", (value, _values, run) => textOf(value, run.budget).toLowerCase()),
  replace: operation("old new count?", (value, [old = null, by = null, count], run) => {
    const most = count === undefined || count === null ? -1n : asInteger(count);
    const texts = [value, old, by].map((each) => textOf(each, run.budget));
    if (most === undefined)
      return raise("TypeError", `'${typeName(count ?? null)}' object cannot be interpreted as an integer`);
    return replacedText(texts[0] ?? "", texts[1] ?? "", texts[2] ?? "", most, run);
  }),
  string: operation("/", (value, _values, run) => textOf(value, run.budget)),
  title: operation("", (value, _values, run) => titled(textOf(value, run.budget))),
  trim: operation("chars?", (value, [characters], run) => stripped(textOf(value, run.budget), characters, "both")),
  truncate: operation("length? killwords? end? leeway?", truncated),
  upper: operation("", (value, _values, run) => textOf(value, run.budget).toUpperCase()),
  wordcount: operation("", (value, _values, run) =>
    BigInt(textOf(value, run.budget).match(/[\p{L}\p{N}\p{M}_]+/gu)?.length ?? 0),
  ),
};

/** Words begin behind blanks, hyphens and opening brackets, unlike those of `str.title`. */
function titled(text: string): string {
  return text
    .split(/([-\s({[<]+)/)
    .map((word) => {
      const [first = "", ...rest] = codePoints(word);
      return first.toUpperCase() + rest.join("").toLowerCase();
    })
    .join("");
}

function indented(value: PythonValue, width: PythonValue, first: boolean, blank: boolean, run: Run): string {
  failIfUndefined(value);
  if (typeof value !== "string") {
    return raise("TypeError", `unsupported operand type(s) for +=: '${typeName(value)}' and 'str'`);
  }
  const count = asInteger(width);
  if (typeof width !== "string" && count === undefined) return unsupported("this indentation");
  const lines = linesOf(`${value}\n`, false);
  const by = Number(count ?? 0n);
  useCharacters(run.budget, value.length + lines.length * (typeof width === "string" ? width.length : Math.max(0, by)));
  const indentation = typeof width === "string" ? width : " ".repeat(Math.max(0, by));
  const text = lines.map((line, index) => (index > 0 && (blank || line !== "") ? indentation + line : line)).join("\n");
  return first ? indentation + text : text;
}

function truncated(
  value: PythonValue,
  [length = 255n, killWords = false, end = "...", leeway]: readonly (PythonValue | undefined)[],
): PythonValue {
  failIfUndefined(value);
  const size = asInteger(length);
  const extra = leeway === undefined || leeway === null ? 5n : asInteger(leeway);
  if (typeof value !== "string" || typeof end !== "string" || size === undefined || extra === undefined) {
    return unsupported('"truncate" with these arguments');
  }
  const ending = BigInt(textLength(end));
  if (size < ending) raise("ValueError", `expected length >= ${ending.toString()}, got ${size.toString()}`);
  if (extra < 0n) raise("ValueError", `expected leeway >= 0, got ${extra.toString()}`);
  const points = codePoints(value);
  if (BigInt(points.length) <= size + extra) return value;
  const kept = points.slice(0, Number(size - ending)).join("");
  if (isTrue(killWords)) return kept + end;
  const blank = kept.lastIndexOf(" ");
  return (blank < 0 ? kept : kept.slice(0, blank)) + end;
}
