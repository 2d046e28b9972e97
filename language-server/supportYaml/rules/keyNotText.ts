import type { ShapeRule } from "../rule.ts";
import { isMerged } from "../fix.ts";

export const keyNotText: ShapeRule = {
  code: "key-not-text",
  severity: "error",
  description: "A name that is a number or a boolean to YAML, where ibek takes only text.",
  check(violation) {
    if (violation.kind !== "keyNotText") return [];
    const { field, span } = violation;
    const written = field.name === "" ? "An empty name" : `\`${field.name}\``;
    const message = `${written} is no text here: put quotes around it.`;
    const text = JSON.stringify(field.name);
    return [
      {
        span,
        message,
        fixes:
          isMerged(field) || field.name === ""
            ? []
            : [{ kind: "replace", title: `Put quotes around \`${field.name}\``, span, text }],
      },
    ];
  },
};
