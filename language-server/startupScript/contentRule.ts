import type { IocContents } from "../ioc/records/iocContents.ts";
import type { Load } from "../ioc/records/load.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { ScriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import type { Problem, RuleFacts } from "./rule.ts";

/** A line with what it loads, if it does, among all that the script loads. */
export interface LoadingLine {
  readonly line: EvaluatedLine;
  readonly loads: readonly Load[];
  readonly contents: IocContents;
  readonly start: ScriptStart;
}

/** Looks at what a line loads, itself or through scripts it includes, or at the records it names. */
export interface ContentRule extends RuleFacts {
  check(line: LoadingLine): readonly Problem[];
}
