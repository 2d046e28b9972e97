// `"{:02d} {name}".format(…)`, as Python 3.11 does it.
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import { useCharacters, useSteps } from "./budget.ts";
import { formatValue } from "./formatValue.ts";
import { itemOf } from "./items.ts";
import type { Given } from "./nativeFunction.ts";
import { reprOf, textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { UndefinedValue } from "./undefinedValue.ts";

export function formatText(format: string, given: Given, run: Run): string {
  return new TextFormatter(given, run).format(format, 2);
}

class TextFormatter {
  readonly #given: Given;
  readonly #run: Run;
  /** Which kind of `{}` was met: numbered by itself, or with numbers; both in one text are refused. */
  #numbering: "automatic" | "manual" | undefined;
  #next = 0;

  constructor(given: Given, run: Run) {
    this.#given = given;
    this.#run = run;
  }

  format(format: string, depth: number): string {
    if (depth === 0) raise("ValueError", "Max string recursion exceeded");
    let text = "";
    let at = 0;
    while (at < format.length) {
      const brace = format.slice(at).search(/[{}]/);
      if (brace < 0) break;
      text += format.slice(at, at + brace);
      at += brace;
      const character = format.charAt(at);
      if (format.charAt(at + 1) === character) {
        text += character;
        at += 2;
        continue;
      }
      if (character === "}") raise("ValueError", "Single '}' encountered in format string");
      const end = fieldEnd(format, at + 1);
      text += this.#field(format.slice(at + 1, end), depth);
      at = end + 1;
    }
    text += format.slice(at);
    useCharacters(this.#run.budget, text.length);
    return text;
  }

  /** `0.name[key]!r:>10` */
  #field(field: string, depth: number): string {
    useSteps(this.#run.budget, 1);
    const { name, conversion, spec } = parts(field);
    let value = this.#value(name);
    if (conversion === "s") value = textOf(value, this.#run.budget);
    else if (conversion === "r") value = reprOf(value, this.#run.budget);
    else if (conversion === "a") unsupported('the conversion "!a"');
    else if (conversion !== undefined) raise("ValueError", `Unknown conversion specifier ${conversion}`);
    return formatValue(
      value,
      spec.includes("{") || spec.includes("}") ? this.format(spec, depth - 1) : spec,
      this.#run,
    );
  }

  #value(name: string): PythonValue {
    const first = /^[^.[]*/.exec(name)?.[0] ?? "";
    let value = this.#argument(first);
    let rest = name.slice(first.length);
    while (rest !== "") {
      const [all = "", attribute, key] = /^(?:\.([^.[]*)|\[([^\]]*)\])/.exec(rest) ?? [];
      if (all === "")
        raise(
          "ValueError",
          rest.startsWith("[")
            ? "Missing ']' in format string"
            : "Only '.' or '[' may follow ']' in format field specifier",
        );
      if (attribute === "" || key === "") raise("ValueError", "Empty attribute in format string");
      value = attribute === undefined ? this.#item(value, key ?? "") : attributeOf(value, attribute);
      rest = rest.slice(all.length);
    }
    return value;
  }

  #argument(name: string): PythonValue {
    if (name === "" || /^\d+$/.test(name)) {
      this.#number(name === "" ? "automatic" : "manual");
      const index = name === "" ? this.#next++ : Number(name);
      const value = this.#given.positional[index];
      if (value === undefined) raise("IndexError", `Replacement index ${index} out of range for positional args tuple`);
      return value;
    }
    const value = this.#given.named.get(name);
    return value === undefined ? raise("KeyError", quotedText(name)) : value;
  }

  #number(numbering: "automatic" | "manual"): void {
    this.#numbering ??= numbering;
    if (this.#numbering === numbering) return;
    raise(
      "ValueError",
      numbering === "automatic"
        ? "cannot switch from manual field specification to automatic field numbering"
        : "cannot switch from automatic field numbering to manual field specification",
    );
  }

  #item(value: PythonValue, key: string): PythonValue {
    if (value instanceof UndefinedValue) return value.fail();
    const item = itemOf(value, /^\d+$/.test(key) ? BigInt(key) : key, this.#run);
    return item === undefined ? raise("IndexError", `${typeName(value)} has no item ${quotedText(key)}`) : item;
  }
}

function attributeOf(value: PythonValue, name: string): PythonValue {
  if (value instanceof UndefinedValue) return value.fail();
  if (value === null || typeof value !== "object" || value.kind !== "object") {
    return unsupported(`the attribute "${name}" in a format`);
  }
  const found = value.attribute(name);
  return found === undefined
    ? raise("AttributeError", `'${typeName(value)}' object has no attribute '${name}'`)
    : found;
}

/** Where the `}` is that closes the field. */
function fieldEnd(format: string, start: number): number {
  let depth = 1;
  let inBrackets = false;
  for (let at = start; at < format.length; at++) {
    const character = format.charAt(at);
    if (character === "[") inBrackets = true;
    else if (character === "]") inBrackets = false;
    else if (inBrackets) continue;
    else if (character === "{") depth++;
    else if (character === "}") depth--;
    if (depth === 0) return at;
  }
  return raise(
    "ValueError",
    start >= format.length ? "Single '{' encountered in format string" : "expected '}' before end of string",
  );
}

function parts(field: string): {
  readonly name: string;
  readonly conversion: string | undefined;
  readonly spec: string;
} {
  const name = /^(?:\[[^\]]*\]?|[^[!:{])*/.exec(field)?.[0] ?? "";
  const rest = field.slice(name.length);
  if (rest.startsWith("{")) raise("ValueError", "unexpected '{' in field name");
  if (!rest.startsWith("!")) return { name, conversion: undefined, spec: rest.slice(1) };
  const conversion = rest.charAt(1);
  if (conversion === "") raise("ValueError", "end of string while looking for conversion specifier");
  if (rest.length > 2 && rest.charAt(2) !== ":") raise("ValueError", "expected ':' after conversion specifier");
  return { name, conversion, spec: rest.slice(3) };
}
