import type { Position, Range, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { portUsesInDatabases, variableUses } from "../ioc/records/usesInDatabases.ts";
import type { OrRefusal } from "../service.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { pathOfUri } from "../text/fileUri.ts";
import { locationOf, type Named, occurrencesAt } from "./occurrences.ts";
import type { StartupScript } from "./startupScript.ts";

export function prepareScriptRename(
  script: StartupScript,
  position: Position,
): OrRefusal<{ readonly range: Range; readonly placeholder: string }> {
  const named = occurrencesAt(script, position);
  if (named === undefined || named.kind === "record")
    return { ok: false, why: "Variables and ports can be renamed; a record is renamed in its database." };
  const why = obstacle(script, named);
  if (why !== undefined) return { ok: false, why };
  const { line, start, end } = named.here;
  return { ok: true, value: { range: rangeIn(line.line, start, end), placeholder: named.name } };
}

/** In this script and those it includes. */
export function renameInScripts(
  script: StartupScript,
  position: Position,
  newName: string,
  roots: readonly string[],
): OrRefusal<WorkspaceEdit> {
  const prepared = prepareScriptRename(script, position);
  const named = occurrencesAt(script, position);
  if (!prepared.ok || named === undefined) return prepared.ok ? { ok: false, why: "There is no name here." } : prepared;
  if (!(named.kind === "macro" ? /^\w+$/ : /^[\w.:-]+$/).test(newName))
    return { ok: false, why: `\`${newName}\` cannot be a name here.` };
  const end = script.evaluation.end;
  const taken = named.kind === "macro" ? end.macros.lookup(newName) : end.ports.lookup(newName);
  if (taken !== undefined) return { ok: false, why: `There is a ${named.kind} \`${newName}\` already.` };
  const changes: Record<string, TextEdit[]> = {};
  for (const occurrence of named.all) {
    const { uri, range } = locationOf(occurrence, script);
    const path = pathOfUri(uri) ?? "";
    if (occurrence.path !== undefined && !roots.some((root) => path.startsWith(`${root}/`)))
      return { ok: false, why: `\`${path}\` uses it, too, and is no file of the workspace.` };
    (changes[uri] ??= []).push({ range, newText: newName });
  }
  return { ok: true, value: { changes } };
}

/** Why a rename here would leave something behind. */
function obstacle({ contents }: StartupScript, { kind, name, all }: Named): string | undefined {
  if (!all.some(({ writes }) => writes))
    return kind === "macro"
      ? `\`${name}\` is not set by this script or those it includes.`
      : `No line of this script or those it includes makes the port \`${name}\`.`;
  const made = all.find(({ line: { line }, start, end }) => line.text.slice(start, end) !== name);
  if (made !== undefined) return `In line ${made.line.line.pieces[0].line + 1} macros make up the name \`${name}\`.`;
  const [used] = kind === "macro" ? variableUses(contents, name) : portUsesInDatabases(contents, name);
  if (used === undefined) return undefined;
  const file = used.uri.slice(used.uri.lastIndexOf("/") + 1);
  return `Line ${used.range.start.line + 1} of \`${file}\` uses \`${name}\`, too; other IOCs may load that file.`;
}
