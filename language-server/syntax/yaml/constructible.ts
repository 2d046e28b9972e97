import type { ScalarType } from "./yamlNode.ts";

const INT = /^\s*[-+]?(?:0b[01]+|0x[\da-fA-F]+|0o[0-7]+|\d+)\s*$/;
const FLOAT = /^\s*[-+]?(?:\.?inf|infinity|\.?nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*$/i;
const DATE =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.\d*)?(?:[ \t]*(?:Z|[-+](?:[01]?\d|2[0-3])(?::\d\d)?))?)?$/;
const BOOL = /^(?:yes|no|y|n|true|false|on|off)$/i;

/**
 * Whether ibek's loader (ruamel.yaml 0.19) can make the value its tag, or its looks, promise: `!!int x` and `0x_` stop
 * it with a Python error.
 */
export function isConstructible(type: ScalarType, text: string): boolean {
  switch (type) {
    case "int":
      return INT.test(text.replaceAll("_", ""));
    case "float":
      return FLOAT.test(text.replaceAll("_", ""));
    case "bool":
      return BOOL.test(text);
    case "timestamp":
      return isDate(text);
    case "string":
    case "null":
    case "unknown":
      return true;
  }
}

function isDate(text: string): boolean {
  const found = DATE.exec(text);
  if (found === null) return false;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found
    .slice(1)
    .map((digits: string | undefined) => Number(digits ?? 0));
  // JavaScript takes the years to 99 for those of the last century.
  const lastDay = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  return year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= lastDay && hour < 24 && minute < 60 && second < 60;
}
