import { type DocumentHighlight, DocumentHighlightKind, type Position } from "vscode-languageserver-types";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { occurrencesAt } from "./occurrences.ts";
import type { StartupScript } from "./startupScript.ts";

export function highlightsInScript(script: StartupScript, position: Position): readonly DocumentHighlight[] {
  const here = occurrencesAt(script, position)?.all.filter(({ path }) => path === undefined) ?? [];
  return here.map(({ line, start, end, writes }) => ({
    range: rangeIn(line.line, start, end),
    kind: writes ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
  }));
}
