import type { Diagnostic } from "vscode-languageserver-types";
import type { IocContents } from "../ioc/records/iocContents.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { recordUses } from "../ioc/scriptEvaluation/recordUses.ts";
import type { ScriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import { type LogicalLine, rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { CONTENT_RULES, LINE_RULES } from "./rules.ts";
import type { CheckedLine, StartupScript } from "./startupScript.ts";

/** The problems of each line; a line that has stayed the same keeps them, wherever it has moved. */
export function checkLines(
  lines: readonly EvaluatedLine[],
  start: ScriptStart,
  previous: StartupScript | undefined,
): readonly CheckedLine[] {
  const old = previous?.start === start ? previous.checked : [];
  const added = lines.length - old.length;
  return lines.map((line, index) => {
    const earlier = [old[index], old[index - added]].find((checked) => checked?.line.expansion === line.expansion);
    return { line, problems: earlier?.problems ?? problemsOf(line, start) };
  });
}

const NONE: CheckedLine["problems"] = [];

function problemsOf(line: EvaluatedLine, start: ScriptStart): CheckedLine["problems"] {
  if (line.before.ended || (line.kind === "blank" && line.line.unfinished !== true)) return NONE;
  return LINE_RULES.flatMap((rule) => rule.check(line, start).map((problem) => ({ rule, problem })));
}

/** The problems with what lines load; one may come from any other line. */
export function checkContents(
  lines: readonly EvaluatedLine[],
  contents: IocContents,
  start: ScriptStart,
): readonly CheckedLine[] {
  return lines.flatMap((line) => {
    const loads = contents.loads.get(line) ?? [];
    if (line.problem !== undefined || line.before.ended) return [];
    if (loads.length === 0 && recordUses(line).length === 0) return [];
    const problems = CONTENT_RULES.flatMap((rule) =>
      rule.check({ line, loads, contents, start }).map((problem) => ({ rule, problem })),
    );
    return [{ line, problems }];
  });
}

export function startupScriptDiagnostics(script: StartupScript): readonly Diagnostic[] {
  return [...script.checked, ...script.checkedContents].flatMap(({ line, problems }) =>
    problems.map((found) => asDiagnostic(found, line.line)),
  );
}

export function asDiagnostic({ rule, problem }: CheckedLine["problems"][number], line: LogicalLine): Diagnostic {
  const { span, message, severity } = problem;
  return {
    range: rangeIn(line, span.start, span.end),
    severity: severity ?? rule.severity,
    code: rule.code,
    source: "epics-ioc",
    message,
  };
}
