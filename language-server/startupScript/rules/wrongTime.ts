import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../rule.ts";

/** They work with records that `iocInit` has brought to life. */
const AFTER: ReadonlySet<string> = new Set([
  "dbpf",
  "dbtpf",
  "seq",
  "create_monitor_set",
  "create_periodic_set",
  "create_triggered_set",
  "create_manual_set",
]);

/** `iocInit` itself makes use of what they say. */
const BEFORE: ReadonlySet<string> = new Set(["set_pass0_restoreFile", "set_pass1_restoreFile"]);

export const wrongTime: Rule = {
  code: "wrong-time",
  severity: DiagnosticSeverity.Warning,
  description:
    "A command stands before `iocInit` though it needs the running IOC, or behind it though `iocInit` would need it.",
  check: ({ command, before, expansion, problem }, { fragment }) => {
    if (command === undefined || !expansion.executed || problem !== undefined || before.ended) return [];
    const span = { start: command.start, end: command.end };
    if (before.initialised && BEFORE.has(command.value))
      return [{ span, message: `\`${command.value}\` has no effect after \`iocInit\`. Move this line above it.` }];
    // A script that others load may run after their `iocInit`.
    if (fragment || before.initialised || !before.complete || !AFTER.has(command.value)) return [];
    return [{ span, message: `\`${command.value}\` needs the running IOC. Move this line behind \`iocInit\`.` }];
  },
};
