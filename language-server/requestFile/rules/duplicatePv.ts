import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { RequestModel } from "../requestModel.ts";

export const duplicatePv: Rule<RequestModel> = {
  code: "duplicate-pv",
  severity: DiagnosticSeverity.Warning,
  description: "A PV is asked for twice; it is saved and restored twice.",
  check: ({ requests }) => {
    const seen = new Set<string>();
    return requests.flatMap((line) => {
      if (line.kind !== "pv") return [];
      // The field VAL goes without saying.
      const name = line.name.replace(/\.VAL$/, "");
      const isNew = !seen.has(name);
      seen.add(name);
      return isNew
        ? []
        : [{ span: { start: line.start, end: line.end }, message: `${line.name} is in this file already.` }];
    });
  },
};
