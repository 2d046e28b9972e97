import type { PythonValue } from "./pythonValue.ts";

/** A bool is an int. Undefined for what is no number. */
export function asNumber(value: PythonValue): bigint | number | undefined {
  if (typeof value === "boolean") return BigInt(value);
  return typeof value === "bigint" || typeof value === "number" ? value : undefined;
}

/** What can stand where Python wants an index; a bool can. */
export function asInteger(value: PythonValue): bigint | undefined {
  const number = asNumber(value);
  return typeof number === "bigint" ? number : undefined;
}
