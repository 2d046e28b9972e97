import { duplicateKeys } from "../../syntax/yaml/fileProblems.ts";
import type { FileRule } from "../rule.ts";

export const duplicateKey: FileRule = {
  code: "duplicate-key",
  severity: "error",
  description: "A name given twice in one mapping.",
  check: ({ file }) =>
    duplicateKeys(file.yaml, file.top ?? []).map(({ span, message, first }) => ({
      span,
      message,
      ...(first && { related: { message: "First given here", at: first } }),
    })),
};
