import type { Location, Position } from "vscode-languageserver-types";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { startupScriptDefinition } from "./definition.ts";
import { occurrencesAt } from "./occurrences.ts";
import type { StartupScript } from "./startupScript.ts";

/** Uses of the macro or port in this script; what sets or makes it may be in one that is included. */
export function startupScriptReferences(
  script: StartupScript,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  const { uri } = script.document;
  const here = occurrencesAt(script, position)
    .filter(({ writes }) => includeDeclaration || !writes)
    .map(({ line, start, end }) => ({ uri, range: rangeIn(line.line, start, end) }));
  if (here.length === 0 || !includeDeclaration) return here;
  return [...startupScriptDefinition(script, position).filter((location) => location.uri !== uri), ...here];
}
