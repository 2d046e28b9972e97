import { DiagnosticSeverity } from "vscode-languageserver-types";
import { breaktableProblem } from "../../syntax/database/breaktableProblem.ts";
import type { ItemRule } from "../rule.ts";

export const badBreaktable: ItemRule = {
  kind: "item",
  code: "bad-breaktable",
  severity: DiagnosticSeverity.Error,
  description: "A breakpoint table is pairs of numbers, at least two, that go one way only.",
  check: (item, { macros }) => {
    if (item.kind !== "breaktable" || item.close === undefined) return [];
    if (macros === "open" && item.values.some(({ text }) => text.includes("$"))) return [];
    const problem = breaktableProblem(item.name, item.values, item.name ?? { start: 0, end: "breaktable".length });
    return problem === undefined ? [] : [problem];
  },
};
