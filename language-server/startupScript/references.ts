import type { Location, Position } from "vscode-languageserver-types";
import { portUsesInDatabases, referencesIn, variableUses } from "../ioc/records/usesInDatabases.ts";
import { startupScriptDefinition } from "./definition.ts";
import { givenMacroAt } from "./givenMacro.ts";
import { locationOf, type Named, occurrencesAt } from "./occurrences.ts";
import type { StartupScript } from "./startupScript.ts";

/** In this script and those it includes, and in the databases and substitutions files they load. */
export function startupScriptReferences(
  script: StartupScript,
  position: Position,
  includeDeclaration: boolean,
): readonly Location[] {
  const named = occurrencesAt(script, position);
  if (named === undefined) {
    const given = givenMacroAt(script, position);
    return given === undefined ? [] : referencesIn(given.file, given.name);
  }
  const inScripts = named.all
    .filter(({ writes }) => includeDeclaration || !writes)
    .map((occurrence) => locationOf(occurrence, script));
  const declared = includeDeclaration
    ? startupScriptDefinition(script, position).filter((made) => !inScripts.some((each) => overlaps(each, made)))
    : [];
  return [...declared, ...inScripts, ...inDatabases(script, named)];
}

function inDatabases({ contents }: StartupScript, { kind, name }: Named): readonly Location[] {
  switch (kind) {
    case "macro":
      return variableUses(contents, name);
    case "port":
      return portUsesInDatabases(contents, name);
    case "record":
      return [];
  }
}

function overlaps(a: Location, b: Location): boolean {
  return a.uri === b.uri && a.range.start.line === b.range.start.line;
}
