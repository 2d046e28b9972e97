import type { ScalarType } from "./yamlNode.ts";

// The implicit resolvers of ruamel.yaml 0.19 for YAML 1.2, tried in its order. They differ from the YAML 1.2 core
// schema: `1_000` and `0b11` are integers, dates are dates.
const PLAIN: readonly (readonly [ScalarType, RegExp])[] = [
  ["bool", /^(?:true|True|TRUE|false|False|FALSE)$/],
  [
    "float",
    /^(?:[-+]?\d[\d_]*\.[\d_]*(?:[eE][-+]?\d+)?|[-+]?\d[\d_]*[eE][-+]?\d+|[-+]?\.[\d_]+(?:[eE][-+]\d+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  ],
  ["int", /^(?:[-+]?0b[01_]+|[-+]?0o?[0-7_]+|[-+]?[\d_]+|[-+]?0x[\da-fA-F_]+)$/],
  ["null", /^(?:~|null|Null|NULL|)$/],
  [
    "timestamp",
    /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  ],
];

const TAGS: ReadonlyMap<string, ScalarType> = new Map([
  ["tag:yaml.org,2002:str", "string"],
  ["tag:yaml.org,2002:int", "int"],
  ["tag:yaml.org,2002:float", "float"],
  ["tag:yaml.org,2002:bool", "bool"],
  ["tag:yaml.org,2002:null", "null"],
  ["tag:yaml.org,2002:timestamp", "timestamp"],
]);

/** Booleans of a file that asks for YAML 1.1 with `%YAML 1.1`; its octal and sexagesimal numbers are left to 1.2. */
const OLD_BOOL = /^(?:y|yes|n|no|true|false|on|off)$/i;
const MIXED_CASE = /^.[A-Z].*[a-z]|^[a-z].*[A-Z]/;

/** `tag` as written or expanded, undefined where there is none; `version` as the file asks for it. */
export function scalarType(
  text: string,
  plain: boolean,
  tag: string | undefined,
  version: "1.1" | "1.2" = "1.2",
): ScalarType {
  if (tag !== undefined && tag !== "!") return TAGS.get(tag) ?? "unknown";
  if (!plain) return "string";
  // These have tags of their own that the loader has no constructor for; as a name `<<` merges, which is not asked here.
  if (text === "=" || text === "<<") return "unknown";
  // `_` alone is a string: ruamel only tries numbers on text that starts like one.
  if (text.startsWith("_")) return "string";
  if (version === "1.1" && OLD_BOOL.test(text) && !MIXED_CASE.test(text)) return "bool";
  return PLAIN.find(([, pattern]) => pattern.test(text))?.[0] ?? "string";
}

/** The value of an int or float scalar; NaN for what Python reads and we do not. */
export function numberValue(text: string): number {
  const digits = text.replaceAll("_", "");
  const negative = digits.startsWith("-");
  const magnitude = digits.replace(/^[-+]/, "");
  const value = unsignedValue(magnitude);
  return negative ? -value : value;
}

function unsignedValue(text: string): number {
  if (/^\.inf$/i.test(text)) return Infinity;
  if (/^\.nan$/i.test(text)) return NaN;
  // `010` is ten: YAML 1.2 has octal only as `0o10`, and JavaScript reads both as wanted.
  return Number(text);
}
