import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import { breaktableProblem } from "../../syntax/database/breaktableProblem.ts";
import type { DbdModel } from "../dbd.ts";

export const badBreaktable: Rule<DbdModel> = {
  code: "bad-breaktable",
  severity: DiagnosticSeverity.Error,
  description: "A breakpoint table is pairs of numbers, at least two, that go one way only.",
  check: ({ file }) =>
    file.statements.flatMap(({ keyword, words: [name], body }) => {
      if (keyword.text !== "breaktable" || body?.close === undefined) return [];
      if (body.numbers.some(({ text }) => text.includes("$"))) return [];
      return breaktableProblem(name, body.numbers, name ?? keyword) ?? [];
    }),
};
