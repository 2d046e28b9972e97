import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import { parseRequestFile } from "../../syntax/requestFile/parseRequestFile.ts";
import type { RequestModel } from "../requestModel.ts";

export const missingMacro: Rule<RequestModel> = {
  code: "missing-macro",
  severity: DiagnosticSeverity.Warning,
  description: "An included file needs a macro the line does not give; those of this file are not handed on.",
  check: ({ requests, included }) =>
    requests.flatMap((line) => {
      if (line.kind !== "include") return [];
      const given = new Set(line.macros.map(({ name }) => name));
      const needed = neededMacros(included.get(line.file.text)?.text ?? "");
      const missing = needed.filter((name) => !given.has(name));
      if (missing.length === 0) return [];
      const list = missing.map((name) => `$(${name})`).join(", ");
      return [{ span: line.file, message: `${line.file.text} needs ${list}, which this line does not give.` }];
    }),
};

/** Macros without a default in the lines that count. */
function neededMacros(text: string): readonly string[] {
  const names = parseRequestFile(text).flatMap(({ start, end }) =>
    macroReferences(text.slice(start, end)).flatMap(({ name, hasDefault }) =>
      hasDefault || name.includes("$") ? [] : [name],
    ),
  );
  return [...new Set(names)];
}
