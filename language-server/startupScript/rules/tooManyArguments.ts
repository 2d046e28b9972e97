import { DiagnosticSeverity } from "vscode-languageserver-types";
import { baseCommand } from "../../catalogue/baseCommands.ts";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { isAtLeast } from "../../ioc/scriptEvaluation/baseVersion.ts";
import type { Rule } from "../rule.ts";

export const tooManyArguments: Rule = {
  code: "too-many-arguments",
  severity: DiagnosticSeverity.Warning,
  description:
    "iocsh ignores arguments a command does not take. Only a hint for commands of support modules, whose releases differ.",
  check: ({ command, arguments: words, problem }, { base }) => {
    const known = baseCommand(command?.value ?? "", isAtLeast(base, "7.0.10"));
    if (known === undefined || problem !== undefined || known.varies === true || takesAll(known.arguments)) return [];
    // `iocInit # start` and `iocInit();` are habits that do no harm.
    const comment = words.findIndex((word) => !word.quoted && /^(#|;|\/\/)/.test(word.value));
    const given = comment < 0 ? words : words.slice(0, comment);
    const first = given[known.arguments.length];
    // A macro that is not known here may stand for several words or for none.
    if (first === undefined || given.some((word) => word.value.includes(UNKNOWN))) return [];
    // Old scripts end the line with a 0 that the vxWorks shell wanted.
    if (given.slice(known.arguments.length).every((word) => word.value === "0" || word.value === "")) return [];
    const message = `\`${known.name}\` takes ${count(known.arguments.length)}; iocsh ignores the rest.`;
    const span = { start: first.start, end: given.at(-1)?.end ?? first.end };
    return [{ span, message, ...(known.kind !== "base" && { severity: DiagnosticSeverity.Hint }) }];
  },
};

function takesAll(taken: readonly { readonly type: string }[]): boolean {
  return taken.some((argument) => argument.type === "argv");
}

function count(taken: number): string {
  return taken === 0 ? "no arguments" : taken === 1 ? "one argument" : `${taken} arguments`;
}
