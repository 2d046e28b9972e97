import type { ShapeRule } from "../rule.ts";

export const badMerge: ShapeRule = {
  code: "bad-merge",
  severity: "error",
  description: "A `<<` with something else than a mapping or a list of mappings.",
  check: (violation) => (violation.kind === "badMerge" ? [{ span: violation.span, message: violation.message }] : []),
};
