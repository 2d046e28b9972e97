import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { MadePorts } from "../../ioc/scriptEvaluation/madePorts.ts";
import { portUses } from "../../ioc/scriptEvaluation/portUses.ts";
import { suggestion } from "../../text/closestName.ts";
import type { Rule } from "../rule.ts";

export const portNotDefined: Rule = {
  code: "port-not-defined",
  severity: DiagnosticSeverity.Warning,
  description:
    "A command needs an asyn port that no line before it makes. Only a hint where an include before it could not be read.",
  check: (line, start) => {
    const { ports, complete } = line.before;
    // A script that others load uses their ports.
    if (start.fragment) return [];
    return portUses(line)
      .filter(({ role, name, certain }) => role === "refers" && certain && !isPort(name, ports))
      .map(({ name, start: from, end }) => {
        const span = { start: from, end };
        if (complete)
          return {
            span,
            message: `No line before this one makes a port \`${name}\`${suggestion(name, ports.names())}`,
          };
        const message = `No line that can be read here makes a port \`${name}\` before this one.`;
        return { span, message, severity: DiagnosticSeverity.Hint };
      });
  },
};

function isPort(name: string, ports: MadePorts): boolean {
  // `drvAsynIPServerPortConfigure("L0", …)` makes a port for each client: `L0:0`, `L0:1`.
  return ports.lookup(name) !== undefined || ports.lookup(name.replace(/:\d+$/, "")) !== undefined;
}
