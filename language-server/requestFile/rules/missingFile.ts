import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { RequestModel } from "../requestModel.ts";

export const missingFile: Rule<RequestModel> = {
  code: "missing-file",
  severity: DiagnosticSeverity.Information,
  description: "A file to include is not near this one; autosave looks where set_requestfile_path says.",
  check: ({ requests, included }) =>
    requests.flatMap((line) => {
      if (line.kind !== "include" || included.get(line.file.text)?.path !== undefined) return [];
      // `fileServer:up` is hardly meant as a file.
      if (!included.has(line.file.text) || line.file.start === line.start + "file".length) return [];
      return [{ span: line.file, message: `Can't find the request file ${line.file.text} near this one.` }];
    }),
};
