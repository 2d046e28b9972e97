import { syntaxProblems } from "../../syntax/yaml/fileProblems.ts";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const yamlSyntax: FileRule = {
  code: "yaml-syntax",
  severity: "error",
  description: "Text that is not YAML, or YAML that ibek's loader refuses.",
  check: ({ file, text }) =>
    syntaxProblems(file.yaml, file.lostAliases, text).map(({ span, message, unread }): Finding => {
      return { span, message, ...(unread !== undefined && { severity: "information" }) };
    }),
};
