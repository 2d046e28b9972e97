import { DiagnosticSeverity } from "vscode-languageserver-types";
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import type { Fix } from "../fix.ts";
import type { Rule } from "../rule.ts";

export const trailingComment: Rule = {
  code: "trailing-comment",
  severity: DiagnosticSeverity.Warning,
  description: "iocsh has no comments behind a command: here the words behind `#` become arguments.",
  check: ({ command, arguments: words, line }) => {
    const known = iocshCommand(command?.value ?? "")?.arguments;
    const at = words.findIndex((word) => !word.quoted && word.value.startsWith("#"));
    const taken = known?.[at];
    const word = words[at];
    // Behind the last argument it does no harm, and `echo # text` may be meant.
    if (taken === undefined || word === undefined || taken.type === "argv" || command?.value === "echo") return [];
    if (word.value.length > 1 && !/^#+[\s-]*$/.test(word.value)) return [];
    const message = `iocsh has no comments behind a command: \`${word.value}\` is taken as “${taken.name}”.`;
    const span = { start: word.start, end: words.at(-1)?.end ?? word.end };
    return [{ span, message, fixes: line.pieces.length === 1 ? [moveAbove(line.text, word.start)] : [] }];
  },
};

function moveAbove(text: string, at: number): Fix {
  const indent = /^\s*/.exec(text)?.[0] ?? "";
  return {
    title: "Move the comment to a line of its own",
    edits: [
      { span: { start: 0, end: 0 }, text: `${indent}${text.slice(at).trimEnd()}\n` },
      { span: { start: text.slice(0, at).trimEnd().length, end: text.replace(/\r$/, "").length }, text: "" },
    ],
  };
}
