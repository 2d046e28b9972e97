import { DiagnosticSeverity } from "vscode-languageserver-types";
import { IOCSH_COMMANDS } from "../../catalogue/iocshCommands.ts";
import type { MacroUse } from "../../ioc/macros/expandMacros.ts";
import type { EvaluatedLine } from "../../ioc/scriptEvaluation/evaluatedLine.ts";
import type { ScriptStart } from "../../ioc/scriptEvaluation/scriptStart.ts";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import type { Problem, Rule } from "../rule.ts";

export const undefinedMacro: Rule = {
  code: "undefined-macro",
  severity: DiagnosticSeverity.Warning,
  description:
    "A macro without default is not set, so iocsh skips the line. Only a hint where an include before it could not be read.",
  check: (line, start) => {
    // A script that others load gets its macros from them.
    if (start.fragment || line.kind === "comment") return [];
    if (macroReferences(line.line.text).some((reference) => !reference.closed)) return [];
    const seen = new Set<string>();
    return line.expansion.uses
      .filter((use) => use.outcome === "undefined" || use.outcome === "recursive")
      .filter((use) => !seen.has(use.name) && seen.add(use.name))
      .map((use) => problem(use, line, start));
  },
};

/** Each of a thousand mistyped macros is compared with so many, the latest ones. */
const MOST_NAMES = 200;

function problem(use: MacroUse, line: EvaluatedLine, start: ScriptStart): Problem {
  const span = { start: use.start, end: use.end };
  const subject = `\`${use.name}\`${use.inside === undefined ? "" : `, in the value of \`${use.inside}\`,`}`;
  if (use.outcome === "recursive")
    return { span, message: `${subject} refers to itself, so iocsh skips the whole line.` };
  const names = [...line.before.macros.all().keys()].slice(-MOST_NAMES);
  if (line.before.complete && !mayBeModule(use, names, line, start)) {
    const meant = closestName(use.name, names);
    const written = macroReferences(line.line.text).find((each) => each.start === use.start && each.name === use.name);
    const fixes = written && changeTo(meant, { start: written.nameStart, end: written.nameEnd });
    const message = `${subject} is not set here, so iocsh skips the whole line${didYouMean(meant)}`;
    return { span, message, fixes: fixes ?? [] };
  }
  return { span, severity: DiagnosticSeverity.Hint, message: `${subject} is not set by what can be read here.` };
}

/**
 * In a container `start.sh` sources `RELEASE.shell`, which sets the path of each support module: `$(ASYN)/db/…`. A name
 * nearly like one that is set is rather a slip.
 */
function mayBeModule(use: MacroUse, names: readonly string[], line: EvaluatedLine, start: ScriptStart): boolean {
  const inContainer = start.instance !== undefined || line.before.folder?.startsWith("/epics/") === true;
  if (!inContainer || line.line.text.charAt(use.end) !== "/") return false;
  return closestName(use.name, names) === undefined || isKnownModule(use.name);
}

function isKnownModule(name: string): boolean {
  return IOCSH_COMMANDS.some((command) => command.module.toUpperCase() === name);
}
