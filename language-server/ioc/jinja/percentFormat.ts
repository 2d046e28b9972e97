// `"%02d" % value`, as Python 3.11 formats it.
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import { asNumber } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { findKey } from "./equality.ts";
import { converted, type Conversion } from "./percentConversion.ts";
import type { PythonDict, PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, Stopped, unsupported } from "./stopped.ts";
import { UndefinedValue } from "./undefinedValue.ts";

const FLAGS_AND_WIDTH = /([-+ #0]*)(\*|\d*)(?:\.(\*|\d*))?[hlL]?/y;
const LARGEST = 1_000_000_000;

export function percentFormat(format: string, value: PythonValue, run: Run): string {
  const values = new FormatValues(value, run);
  let text = "";
  let at = 0;
  for (let percent = format.indexOf("%"); percent >= 0; percent = format.indexOf("%", at)) {
    text += format.slice(at, percent);
    const { conversion, end } = readConversion(format, percent + 1, values);
    const made = conversion === "percent" ? "%" : converted(conversion, values.next(), run);
    useCharacters(run.budget, made.length + 1);
    text += made;
    at = end;
  }
  values.checkAllUsed();
  useCharacters(run.budget, format.length);
  return text + format.slice(at);
}

/** The values in the order the format asks for them. */
class FormatValues {
  readonly #run: Run;
  readonly #value: PythonValue;
  readonly #items: readonly PythonValue[];
  readonly #isTuple: boolean;
  /** The next is the one that a key named. */
  #keyed: PythonValue | undefined;
  #used = 0;

  constructor(value: PythonValue, run: Run) {
    this.#run = run;
    this.#value = value;
    this.#isTuple = typeof value === "object" && value?.kind === "tuple";
    this.#items = typeof value === "object" && value?.kind === "tuple" ? value.items : [value];
  }

  next(): PythonValue {
    if (this.#keyed !== undefined) {
      const value = this.#keyed;
      this.#keyed = undefined;
      return value;
    }
    const value = this.#items[this.#used];
    if (value === undefined) return raise("TypeError", "not enough arguments for format string");
    this.#used++;
    return value;
  }

  useKey(key: string): void {
    const value = this.#value;
    if (value instanceof UndefinedValue) value.fail();
    if (!this.#isMapping()) raise("TypeError", "format requires a mapping");
    if (typeof value !== "object" || value?.kind !== "dict")
      return unsupported("a format key in something else than a dictionary");
    this.#keyed = valueOf(value, key, this.#run);
    this.#used = this.#items.length;
  }

  checkAllUsed(): void {
    if (this.#used >= this.#items.length || this.#isMapping()) return;
    raise("TypeError", "not all arguments converted during string formatting");
  }

  /** What has items counts, though a list has no keys; text and tuples do not. */
  #isMapping(): boolean {
    if (this.#isTuple || typeof this.#value !== "object" || this.#value === null) return false;
    const { kind } = this.#value;
    if (kind === "object" && !(this.#value instanceof UndefinedValue)) return this.#value.item !== undefined;
    return kind !== "function";
  }
}

function valueOf(dict: PythonDict, key: string, run: Run): PythonValue {
  const entry = dict.entries[findKey(dict, key, run.budget)];
  return entry ? entry[1] : raise("KeyError", quotedText(key));
}

function readConversion(
  format: string,
  start: number,
  values: FormatValues,
): { readonly conversion: Conversion | "percent"; readonly end: number } {
  if (format.charAt(start) === "%") return { conversion: "percent", end: start + 1 };
  const at = format.charAt(start) === "(" ? readKey(format, start, values) : start;
  FLAGS_AND_WIDTH.lastIndex = at;
  const [written = "", flags = "", width = "", precision] = FLAGS_AND_WIDTH.exec(format) ?? [];
  const ownWidth = width === "*" ? starred(values) : size(width, "width too big");
  const ownPrecision =
    precision === "*"
      ? Math.max(0, starred(values))
      : precision === undefined
        ? undefined
        : size(precision, "precision too big");
  const letter = /^./su.exec(format.slice(at + written.length))?.[0];
  if (letter === undefined) return raise("ValueError", "incomplete format");
  const index = at + written.length;
  if (!"diouxXeEfFgGcrsa".includes(letter)) {
    const code = (letter.codePointAt(0) ?? 0).toString(16);
    raise("ValueError", `unsupported format character '${letter}' (0x${code}) at index ${index}`);
  }
  const conversion = {
    letter,
    leftAligned: flags.includes("-") || ownWidth < 0,
    zeroPadded: flags.includes("0"),
    sign: flags.includes("+") ? "+" : flags.includes(" ") ? " " : "",
    alternative: flags.includes("#"),
    width: Math.abs(ownWidth),
    precision: ownPrecision,
  };
  return { conversion, end: index + letter.length };
}

/** Offset behind `(key)`. */
function readKey(format: string, start: number, values: FormatValues): number {
  let depth = 0;
  for (let at = start; at < format.length; at++) {
    if (format.charAt(at) === "(") depth++;
    if (format.charAt(at) === ")") depth--;
    if (depth > 0) continue;
    values.useKey(format.slice(start + 1, at));
    return at + 1;
  }
  return raise("ValueError", "incomplete format key");
}

function starred(values: FormatValues): number {
  const value = asNumber(values.next());
  if (typeof value !== "bigint") return raise("TypeError", "* wants int");
  return Math.abs(Number(value)) > LARGEST ? endless() : Number(value);
}

function size(digits: string, tooBig: string): number {
  if (digits.length > 18) raise("ValueError", tooBig);
  return Number(digits) > LARGEST ? endless() : Number(digits);
}

function endless(): never {
  throw new Stopped({ kind: "endless" });
}
