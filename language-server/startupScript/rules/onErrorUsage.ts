import { DiagnosticSeverity } from "vscode-languageserver-types";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import { writtenAs } from "../../ioc/scriptEvaluation/plainWord.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import type { Rule } from "../rule.ts";

const ACTIONS = ["continue", "break", "halt", "wait"];

export const onErrorUsage: Rule = {
  code: "on-error-usage",
  severity: DiagnosticSeverity.Error,
  description: "`on` takes `error` and one of `continue`, `break`, `halt`, `wait <seconds>`.",
  check: ({ command, arguments: words, line, problem }) => {
    if (command?.value !== "on" || problem !== undefined) return [];
    if (words.some(({ value }) => value.includes(UNKNOWN))) return [];
    const [subject, action] = words;
    if (subject?.value === "error" && action !== undefined && ACTIONS.includes(action.value)) return [];
    const wrong = subject?.value === "error" ? action : subject;
    const { start, end } = wrong ?? { start: command.start, end: words.at(-1)?.end ?? command.end };
    const meant = wrong && closestName(wrong.value, wrong === subject ? ["error"] : ACTIONS);
    const written = wrong && writtenAs(wrong.value, line.text, wrong);
    const message = `iocsh takes \`on error\` with \`continue\`, \`break\`, \`halt\` or \`wait\` and seconds${didYouMean(meant)}`;
    return [{ span: { start, end }, message, fixes: written === undefined ? [] : changeTo(meant, written) }];
  },
};
