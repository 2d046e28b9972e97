import { codePoints } from "./codePoints.ts";
import { raise, Stopped, unsupported } from "./stopped.ts";

/** `*>+#010,.2f` */
export interface FormatSpec {
  readonly fill: string;
  /** Empty where the type of the value decides. */
  readonly align: "<" | ">" | "=" | "^" | "";
  readonly sign: "+" | "-" | " " | "";
  readonly alternative: boolean;
  readonly width: number;
  readonly grouping: "," | "_" | "";
  readonly precision: number | undefined;
  /** `d`, `f`; empty where the type of the value decides. */
  readonly type: string;
}

const REST = /^([-+ ]?)(z?)(#?)(0?)(\d*)([,_]{0,2})(\.\d*)?(.*)$/su;
const LARGEST = 1_000_000_000;

export function formatSpec(spec: string, type: string): FormatSpec {
  const { fill, align, rest } = alignment(spec);
  const [, sign = "", negativeZero, alternative, zero, width = "", grouping = "", precision, letters = ""] =
    REST.exec(rest) ?? [];
  if (negativeZero !== "") unsupported('the flag "z"');
  if (codePoints(letters).length > 1) {
    raise("ValueError", `Invalid format specifier '${spec}' for object of type '${type}'`);
  }
  // Since Python 3.10 a zero in front of the width leaves text where it is.
  const zeroAlign = type === "str" ? "<" : "=";
  return {
    fill: fill ?? (zero === "0" ? "0" : " "),
    align: align !== "" || zero !== "0" ? align : zeroAlign,
    sign: isSign(sign) ? sign : "",
    alternative: alternative === "#",
    width: size(width),
    grouping: groupingOf(grouping),
    precision: precision === undefined ? undefined : precisionOf(precision),
    type: letters,
  };
}

function alignment(spec: string): {
  readonly fill?: string;
  readonly align: FormatSpec["align"];
  readonly rest: string;
} {
  const [first, second, ...others] = codePoints(spec);
  if (first !== undefined && isAlign(second)) return { fill: first, align: second, rest: others.join("") };
  return isAlign(first) ? { align: first, rest: (second ?? "") + others.join("") } : { align: "", rest: spec };
}

function isAlign(character: string | undefined): character is "<" | ">" | "=" | "^" {
  return character !== undefined && /^[<>=^]$/.test(character);
}

function isSign(character: string): character is "+" | "-" | " " {
  return /^[-+ ]$/.test(character);
}

function groupingOf(written: string): FormatSpec["grouping"] {
  if (written === "" || written === "," || written === "_") return written;
  const [first = ""] = written;
  return raise(
    "ValueError",
    written === `${first}${first}` ? `Cannot specify '${first}' with '${first}'.` : "Cannot specify both ',' and '_'.",
  );
}

function precisionOf(written: string): number {
  return written === "." ? raise("ValueError", "Format specifier missing precision") : size(written.slice(1));
}

function size(digits: string): number {
  if (digits.length > 18) raise("ValueError", "Too many decimal digits in format string");
  if (Number(digits) > LARGEST) throw new Stopped({ kind: "endless" });
  return Number(digits);
}
