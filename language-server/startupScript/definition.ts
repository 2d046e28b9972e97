import type { Location, Position, Range } from "vscode-languageserver-types";
import { referencesIn } from "../ioc/records/usesInDatabases.ts";
import { macroArguments } from "../ioc/scriptEvaluation/macroArguments.ts";
import { portUses } from "../ioc/scriptEvaluation/portUses.ts";
import { recordUses } from "../ioc/scriptEvaluation/recordUses.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { covers } from "../text/span.ts";
import { givenMacroAt } from "./givenMacro.ts";
import { portDefinitions } from "./ports.ts";
import { recordLocation } from "./recordPlace.ts";
import { placeAt, type ScriptPlace, type StartupScript } from "./startupScript.ts";

const FILE_START: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Of a macro the line that sets it, of a file name the file, of a record its database, of a port the line that makes it. */
export function startupScriptDefinition(script: StartupScript, position: Position): readonly Location[] {
  const place = placeAt(script, position);
  if (place === undefined || place.line.kind === "comment") return [];
  const { line, offset } = place;
  const macro = macroReferences(line.line.text).findLast((each) => covers(each, offset));
  if (macro !== undefined) {
    const origin = line.before.macros.lookup(macro.name)?.origin;
    return origin?.kind === "script" ? [{ uri: uriOfPath(origin.path), range: origin.range }] : [];
  }
  const found = line.files.find((file) => covers(file, offset))?.finding;
  if (found?.kind === "found") return [{ uri: uriOfPath(found.path), range: FILE_START }];
  const record = recordUses(line).find((use) => covers(use, offset));
  if (record !== undefined) return script.contents.named(record.name).map(recordLocation);
  const given = givenMacroAt(script, position);
  if (given !== undefined) return referencesIn(given.file, given.name).slice(0, 1);
  return portDefinition(script, place);
}

/** The line before that makes the port, also of an included script; else one behind, where it stands too late. */
function portDefinition(script: StartupScript, { line, offset }: ScriptPlace): readonly Location[] {
  const needed = portUses(line).find((use) => use.role === "refers" && covers(use, offset))?.name;
  // `PORT=L0` for a database.
  const port = needed ?? macroArguments(line).find((macro) => covers(macro, offset))?.value;
  if (port === undefined) return [];
  const made = line.before.ports.lookup(port);
  if (made !== undefined) return [{ uri: uriOfPath(made.path), range: made.range }];
  return portDefinitions(script)
    .filter((definition) => definition.name === port)
    .map(({ line: at, span }) => ({ uri: script.document.uri, range: rangeIn(at.line, span.start, span.end) }));
}
