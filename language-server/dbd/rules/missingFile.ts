import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { DbdModel } from "../dbd.ts";
import { includedNames } from "../includedNames.ts";
import { inner } from "../inner.ts";

export const missingFile: Rule<DbdModel> = {
  code: "missing-file",
  severity: DiagnosticSeverity.Information,
  description: "A file to include is not where modules keep theirs; EPICS also looks where its path leads.",
  check: ({ file, included }) =>
    includedNames(file.statements).flatMap((name) => {
      const found = included.get(name.text);
      if (found === undefined || found.path !== undefined) return [];
      return [{ span: inner(name), message: `Can't find the file ${name.text} to include near this one.` }];
    }),
};
