import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { portUses } from "../ioc/scriptEvaluation/portUses.ts";
import type { Span } from "../text/span.ts";
import type { StartupScript } from "./startupScript.ts";

export interface PortDefinition {
  readonly name: string;
  /** The command that makes it: `drvAsynIPPortConfigure`. */
  readonly command: string;
  readonly line: EvaluatedLine;
  /** Of the name in the line. */
  readonly span: Span;
}

/** asyn ports that the script itself makes; those of the scripts it includes are not among them. */
export function portDefinitions(script: StartupScript): readonly PortDefinition[] {
  return script.lines.flatMap((line) =>
    portUses(line)
      .filter(({ role }) => role === "defines")
      .map((span) => ({ name: span.name, command: line.command?.value ?? "", line, span })),
  );
}
