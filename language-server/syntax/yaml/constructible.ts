import type { ScalarType } from "./yamlNode.ts";

const INT = /^\s*[-+]?(?:0b[01]+|0x[\da-fA-F]+|0o[0-7]+|\d+)\s*$/;
const FLOAT = /^\s*[-+]?(?:\.?inf|infinity|\.?nan|(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*$/i;
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
    case "string":
    case "null":
    case "timestamp":
    case "unknown":
      return true;
  }
}
