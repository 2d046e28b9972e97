import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FileUse } from "../../ioc/scriptEvaluation/evaluatedLine.ts";
import type { Rule } from "../rule.ts";

export const missingFile: Rule = {
  code: "missing-file",
  severity: DiagnosticSeverity.Warning,
  description:
    "A file is not where the script looks for it. Only a hint where an include before it could not be read or nothing is built yet.",
  check: (line) =>
    line.files.flatMap((file) => {
      if (file.finding.kind !== "missing" || file.kind === "accessSecurity") return [];
      const sure = file.finding.certain && line.before.complete && line.expansion.executed;
      const message = `${NOUN[file.kind]} \`${file.finding.path}\` is not there.`;
      return [
        { span: { start: file.start, end: file.end }, message, ...(!sure && { severity: DiagnosticSeverity.Hint }) },
      ];
    }),
};

const NOUN: Readonly<Record<FileUse["kind"], string>> = {
  script: "The script",
  database: "The database",
  substitutions: "The substitutions file",
  databaseDefinition: "The database definition",
  accessSecurity: "The access security file",
  folder: "The directory",
  protocol: "The protocol file",
  other: "The file",
};
