import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Problem, Rule } from "../../features/problem.ts";
import type { RequestModel } from "../requestModel.ts";

export const passedOver: Rule<RequestModel> = {
  code: "passed-over",
  severity: DiagnosticSeverity.Warning,
  description: "autosave passes over what does not begin as a PV does, and over all behind the name.",
  check: ({ requests }) =>
    requests.flatMap((line): readonly Problem[] => {
      if (line.kind === "stray")
        return [{ span: line, message: "autosave passes over this line: no PV begins like this." }];
      if (line.kind !== "pv" || line.rest === undefined || line.name === "file") return [];
      return [{ span: line.rest, message: "autosave passes over what stands behind the name of a PV." }];
    }),
};
