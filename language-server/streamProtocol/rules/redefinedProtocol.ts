import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { ProtocolModel } from "../streamProtocol.ts";

export const redefinedProtocol: Rule<ProtocolModel> = {
  code: "redefined-protocol",
  severity: DiagnosticSeverity.Error,
  description: "Two protocols of a file have the same name, in whatever case.",
  check: ({ protocols }) => {
    const seen = new Set<string>();
    return protocols.flatMap(({ name }) => {
      const isNew = !seen.has(name.text);
      seen.add(name.text);
      return isNew ? [] : [{ span: name, message: `Protocol '${name.written}' redefined.` }];
    });
  },
};
