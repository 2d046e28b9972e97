import type { PythonValue } from "../jinja/pythonValue.ts";

/** A value in a message. */
export function shown(value: PythonValue): string {
  if (typeof value === "string") return `\`${value.length > 60 ? `${value.slice(0, 60)}…` : value}\``;
  if (value === null) return "nothing";
  return typeof value === "object" ? `a ${value.kind}` : `\`${String(value)}\``;
}
