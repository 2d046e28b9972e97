import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Problem, Rule } from "../../features/problem.ts";
import type { RequestModel } from "../requestModel.ts";

export const badInclude: Rule<RequestModel> = {
  code: "bad-include",
  severity: DiagnosticSeverity.Warning,
  description: "A line that begins with `file` includes another request file, whatever it is meant to be.",
  check: ({ requests, text }) =>
    requests.flatMap((line): readonly Problem[] => {
      if (line.kind === "include" && line.file.text === "")
        return [{ span: line, message: "The name of the file to include is missing." }];
      if (line.kind === "include" && line.file.start === line.start + "file".length) {
        const name = text.slice(line.start, line.file.end);
        return [
          {
            span: { start: line.start, end: line.file.end },
            message: `autosave takes ${name} for the file ${line.file.text} to include: the line begins with \`file\`.`,
          },
        ];
      }
      if (line.kind !== "pv" || line.name !== "file") return [];
      const lineStart = text.lastIndexOf("\n", line.start - 1) + 1;
      const span = { start: line.start, end: line.end };
      const fixes = [
        { title: "Move to the margin", changes: [{ span: { start: lineStart, end: line.start }, text: "" }] },
      ];
      return [{ span, message: "`file` includes nothing here: it must stand at the margin.", fixes }];
    }),
};
