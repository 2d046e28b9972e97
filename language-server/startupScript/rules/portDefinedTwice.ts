import { DiagnosticSeverity } from "vscode-languageserver-types";
import { portUses } from "../../ioc/scriptEvaluation/portUses.ts";
import { lineName } from "../lineName.ts";
import type { Rule } from "../rule.ts";

export const portDefinedTwice: Rule = {
  code: "port-defined-twice",
  severity: DiagnosticSeverity.Warning,
  description: "An asyn port of this name is there already: asyn refuses the second one.",
  check: (line) =>
    portUses(line).flatMap(({ role, name, certain, start, end }) => {
      const port = line.before.ports.lookup(name);
      if (role !== "defines" || !certain || port?.kind !== "made") return [];
      const message = `\`${port.command}\` in ${lineName(port)} makes a port \`${name}\` already; asyn refuses a second one.`;
      return [{ span: { start, end }, message }];
    }),
};
