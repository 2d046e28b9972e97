import type { PythonValue } from "./pythonValue.ts";

/** `type(value).__name__`: `str`, `NoneType`, `m_Port`. */
export function typeName(value: PythonValue): string {
  switch (typeof value) {
    case "string":
      return "str";
    case "bigint":
      return "int";
    case "number":
      return "float";
    case "boolean":
      return "bool";
    default:
      if (value === null) return "NoneType";
      if (value.kind === "object") return value.typeName.slice(value.typeName.lastIndexOf(".") + 1);
      return value.kind === "function" ? "builtin_function_or_method" : value.kind;
  }
}

/** As jinja2's errors name what an attribute was asked of: `dict object`, `ibek.entity_factory.m_Port object`, `None`. */
export function qualifiedTypeName(value: PythonValue): string {
  if (value === null) return "None";
  const isObject = typeof value === "object" && value.kind === "object";
  return `${isObject ? value.typeName : typeName(value)} object`;
}
