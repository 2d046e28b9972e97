import { bitLength } from "./integerArithmetic.ts";
import { bind, NativeFunction } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import { unsupported } from "./stopped.ts";

const INTEGER_ONLY = new Set(["as_integer_ratio", "bit_count", "from_bytes", "to_bytes"]);
const FLOAT_ONLY = new Set(["as_integer_ratio", "fromhex", "hex"]);

export function numberAttribute(value: bigint | number | boolean, name: string): PythonValue | undefined {
  if (typeof value === "number") return floatAttribute(value, name);
  const integer = BigInt(value);
  switch (name) {
    case "real":
    case "numerator":
      return integer;
    case "imag":
      return 0n;
    case "denominator":
      return 1n;
    case "conjugate":
      return constant(name, integer);
    case "bit_length":
      return constant(name, BigInt(bitLength(integer)));
    default:
      return INTEGER_ONLY.has(name) ? unsupported(`"${name}" of an int`) : undefined;
  }
}

function floatAttribute(value: number, name: string): PythonValue | undefined {
  switch (name) {
    case "real":
      return value;
    case "imag":
      return 0;
    case "conjugate":
      return constant(name, value);
    case "is_integer":
      return constant(name, Number.isInteger(value));
    default:
      return FLOAT_ONLY.has(name) ? unsupported(`"${name}" of a float`) : undefined;
  }
}

function constant(name: string, value: PythonValue): NativeFunction {
  return new NativeFunction(name, (given) => {
    bind(name, ["/"], given);
    return value;
  });
}
