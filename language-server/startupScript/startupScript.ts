import type { Position } from "vscode-languageserver-types";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { evaluateScript, type ScriptEvaluation } from "../ioc/scriptEvaluation/evaluateScript.ts";
import { looksLikeFragment, type ScriptStart, scriptStart } from "../ioc/scriptEvaluation/scriptStart.ts";
import type { OpenDocument } from "../service.ts";
import { lastDocumentLine, offsetIn } from "../syntax/iocsh/logicalLines.ts";
import { pathOfUri } from "../text/fileUri.ts";
import type { Workspace } from "../workspace.ts";
import { isVxWorksScript } from "./vxWorksScript.ts";

/** One version of a startup script and all that follows from it. */
export interface StartupScript {
  readonly document: OpenDocument;
  readonly start: ScriptStart;
  readonly lines: readonly EvaluatedLine[];
  readonly evaluation: ScriptEvaluation;
  /** Written for the vxWorks shell, whose language is another one. */
  readonly vxWorks: boolean;
}

/** Names tried while typing stay among the files that are watched; now and then they are cleared out. */
const MOST_FILES = 1000;

export async function analyseStartupScript(
  document: OpenDocument,
  previous: StartupScript | undefined,
  workspace: Workspace,
): Promise<StartupScript> {
  // The same text again means that a file beside it has changed: nothing known is still good.
  const edited = previous !== undefined && previous.document.text !== document.text;
  const path = pathOfUri(document.uri) ?? "/untitled";
  const same =
    edited &&
    looksLikeFragment(path, previous.document.text) === looksLikeFragment(path, document.text) &&
    previous.evaluation.files.length < MOST_FILES;
  // Lines are known again by the state before them, so the first one must stay the same object.
  const start = same ? previous.start : await scriptStart(path, document.text, workspace);
  const evaluation = await evaluateScript(document.text, start, workspace, same ? previous.evaluation : undefined);
  return { document, start, lines: evaluation.lines, evaluation, vxWorks: isVxWorksScript(document.text) };
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
