import { syntaxProblems } from "../../syntax/yaml/fileProblems.ts";
import { shifted } from "../../text/span.ts";
import type { Finding } from "../problem.ts";
import type { FileRule } from "../rule.ts";

export const yamlSyntax: FileRule = {
  code: "yaml-syntax",
  severity: "error",
  description: "Text that is not YAML, or YAML that ibek's loader refuses.",
  check({ file, text }) {
    const badMerges = file.entities.flatMap(({ start, entity }) =>
      entity.badMerges.map(({ span, message }) => ({ span: shifted(span, start), message })),
    );
    const found = syntaxProblems(file.yaml, file.lostAliases, text).map(({ span, message, unread }): Finding => {
      return { span, message, ...(unread !== undefined && { severity: "information" }) };
    });
    return [...found, ...badMerges];
  },
};
