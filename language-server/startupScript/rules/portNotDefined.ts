import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { MadePorts } from "../../ioc/scriptEvaluation/madePorts.ts";
import { type PortUse, portUses } from "../../ioc/scriptEvaluation/portUses.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import { writtenAs } from "../../ioc/scriptEvaluation/plainWord.ts";
import type { Problem, Rule } from "../rule.ts";

/** Each of a thousand mistyped ports is compared with so many. */
const MOST_NAMES = 200;

export const portNotDefined: Rule = {
  code: "port-not-defined",
  severity: DiagnosticSeverity.Warning,
  description:
    "A command needs an asyn port that no line before it makes. Only a hint where an include before it could not be read.",
  check: (line, start) => {
    // A script that others load uses their ports.
    if (start.fragment) return [];
    const { ports, complete } = line.before;
    return portUses(line)
      .filter(({ role, name, certain }) => role === "refers" && certain && !isPort(name, ports))
      .map((use) => (complete ? problem(use, ports, line.line.text) : hint(use)));
  },
};

function isPort(name: string, ports: MadePorts): boolean {
  // `drvAsynIPServerPortConfigure("L0", …)` makes a port for each client: `L0:0`, `L0:1`.
  return ports.lookup(name) !== undefined || ports.lookup(name.replace(/:\d+$/, "")) !== undefined;
}

function problem({ name, start, end }: PortUse, ports: MadePorts, text: string): Problem {
  const span = { start, end };
  const meant = closestName(name, ports.made(MOST_NAMES).keys());
  const written = writtenAs(name, text, span);
  const message = `No line before this one makes a port \`${name}\`${didYouMean(meant)}`;
  return { span, message, fixes: written === undefined ? [] : changeTo(meant, written) };
}

function hint({ name, start, end }: PortUse): Problem {
  const message = `No line that can be read here makes a port \`${name}\` before this one.`;
  return { span: { start, end }, message, severity: DiagnosticSeverity.Hint };
}
