import type { Position } from "vscode-languageserver-types";
import type { IocContents } from "../ioc/records/iocContents.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import type { ScriptEvaluation } from "../ioc/scriptEvaluation/evaluateScript.ts";
import type { ScriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import type { OpenDocument } from "../service.ts";
import { lastDocumentLine, offsetIn } from "../syntax/iocsh/logicalLines.ts";
import type { Problem, RuleFacts } from "./rule.ts";

/** One version of a startup script and all that follows from it. */
export interface StartupScript {
  readonly document: OpenDocument;
  readonly start: ScriptStart;
  readonly lines: readonly EvaluatedLine[];
  readonly evaluation: ScriptEvaluation;
  /** The records the script loads. */
  readonly contents: IocContents;
  /** Written for the vxWorks shell, whose language is another one. */
  readonly vxWorks: boolean;
  /** Empty for a vxWorks script. */
  readonly checked: readonly CheckedLine[];
  /** The lines that load databases, with the problems of those. */
  readonly checkedContents: readonly CheckedLine[];
  /** Absolute paths that were read or looked for. */
  readonly dependencies: readonly string[];
}

export interface CheckedLine {
  readonly line: EvaluatedLine;
  readonly problems: readonly { readonly rule: RuleFacts; readonly problem: Problem }[];
}

export interface ScriptPlace {
  readonly line: EvaluatedLine;
  /** In the text of the line. */
  readonly offset: number;
}

export function placeAt(script: StartupScript, position: Position): ScriptPlace | undefined {
  const line = script.lines.find((candidate) => lastDocumentLine(candidate.line) >= position.line);
  return line && { line, offset: offsetIn(line.line, position) };
}
