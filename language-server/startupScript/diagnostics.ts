import type { Diagnostic } from "vscode-languageserver-types";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { RULES } from "./rules.ts";
import type { StartupScript } from "./startupScript.ts";

export function startupScriptDiagnostics(script: StartupScript): readonly Diagnostic[] {
  if (script.vxWorks) return [];
  return script.lines.flatMap((line) => {
    if (line.kind === "blank" || line.before.ended) return [];
    return RULES.flatMap((rule) =>
      rule.check(line, script).map(({ span, message, severity, related }): Diagnostic => ({
        range: rangeIn(line.line, span.start, span.end),
        severity: severity ?? rule.severity,
        code: rule.code,
        source: "epics-ioc",
        message,
        ...(related !== undefined && { relatedInformation: [...related] }),
      })),
    );
  });
}
