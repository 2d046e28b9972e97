import { DiagnosticSeverity } from "vscode-languageserver-types";
import { STREAM_VARIABLES } from "../../catalogue/streamWords.ts";
import { changeTo, type Problem, type Rule } from "../../features/problem.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

const NAMES = STREAM_VARIABLES.map(({ name }) => name);
const KNOWN = new Set(NAMES.map((name) => name.toLowerCase()));

export const unusedVariable: Rule<ProtocolModel> = {
  code: "unused-variable",
  severity: DiagnosticSeverity.Hint,
  description:
    "A variable is neither one of StreamDevice nor used; a warning where its name is nearly one of StreamDevice.",
  check: ({ assignments, uses }) => {
    const used = new Set(uses.map(({ use }) => use.name.text));
    return assignments.flatMap(({ item: { name }, handler }): readonly Problem[] => {
      if (handler !== undefined || KNOWN.has(name.text) || used.has(name.text)) return [];
      const meant = closestName(name.written, NAMES);
      if (meant === undefined) return [{ span: name, message: `Nothing uses the variable ${name.written}.` }];
      const message = `StreamDevice has no variable ${name.written}, and nothing uses it${didYouMean(meant)}`;
      return [{ span: name, message, fixes: changeTo(meant, name), severity: DiagnosticSeverity.Warning }];
    });
  },
};
