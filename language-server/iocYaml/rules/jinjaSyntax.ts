import type { GenerationRule } from "../rule.ts";

export const jinjaSyntax: GenerationRule = {
  code: "jinja-syntax",
  severity: "error",
  description: "Text that Jinja cannot read.",
  kind: "jinjaSyntax",
};
