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
  const points = codePoints(spec);
  const hasFill = isAlign(points[1]);
  const align = hasFill ? points[1] : points[0];
  const start = hasFill ? 2 : isAlign(align) ? 1 : 0;
  const [, sign, negativeZero, alternative, zero, width = "", grouping = "", precision, letters = ""] =
    REST.exec(points.slice(start).join("")) ?? [];
  if (negativeZero !== "") unsupported('the flag "z"');
  if (grouping.length > 1)
    raise(
      "ValueError",
      grouping === "__"
        ? "Cannot specify '_' with '_'."
        : grouping === ",,"
          ? "Cannot specify ',' with ','."
          : "Cannot specify both ',' and '_'.",
    );
  if (precision === ".") raise("ValueError", "Format specifier missing precision");
  if (codePoints(letters).length > 1)
    raise("ValueError", `Invalid format specifier '${spec}' for object of type '${type}'`);
  return {
    fill: hasFill ? (points[0] ?? " ") : zero === "0" ? "0" : " ",
    align: isAlign(align) && start > 0 ? align : zero === "0" ? (type === "str" ? "<" : "=") : "",
    sign: sign === "+" || sign === "-" || sign === " " ? sign : "",
    alternative: alternative === "#",
    width: size(width),
    grouping: grouping === "," || grouping === "_" ? grouping : "",
    precision: precision === undefined ? undefined : size(precision.slice(1)),
    type: letters,
  };
}

function isAlign(character: string | undefined): character is "<" | ">" | "=" | "^" {
  return character !== undefined && /^[<>=^]$/.test(character);
}

function size(digits: string): number {
  if (digits.length > 18) raise("ValueError", "Too many decimal digits in format string");
  if (Number(digits) > LARGEST) throw new Stopped({ kind: "endless" });
  return Number(digits);
}
