// Renames an id with all that refers to it, a type or a parameter in all files of the workspace; or says why it cannot.
import type { Position, TextEdit, WorkspaceEdit } from "vscode-languageserver-types";
import { renameSubject } from "../ioc/workspaceIndex/renameSubject.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import type { OrRefusal } from "../service.ts";
import { hasJinja } from "../syntax/jinja/jinjaText.ts";
import { spelt } from "../syntax/yaml/spelling.ts";
import type { IocAnalysis } from "./analysis.ts";
import type { IdFile } from "./idFile.ts";
import { idFiles } from "./idFiles.ts";
import { idObstacle } from "./idObstacle.ts";
import { idRenameObstacle } from "./idRenameObstacle.ts";
import { idAt, occurrencesOf } from "./idOccurrences.ts";

export async function rename(
  analysis: IocAnalysis,
  position: Position,
  newName: string,
  index: WorkspaceIndex,
): Promise<OrRefusal<WorkspaceEdit>> {
  const at = idAt(analysis, position);
  if (at) return renameId(at.id, newName.trim(), await idFiles(analysis, index), analysis);
  const { path, uri, lines } = analysis;
  if (path === undefined) return refused("The file has to be saved first.");
  const indexed = await index.current(path);
  const [subject] = indexed.siteAt(path, lines.offsetAt(position))?.subjects ?? [];
  return subject === undefined
    ? refused("Only ids, types and parameters can be renamed.")
    : renameSubject(subject, newName, indexed, { uri, path });
}

function renameId(id: string, name: string, files: readonly IdFile[], analysis: IocAnalysis): OrRefusal<WorkspaceEdit> {
  const why = idObstacle(id, files);
  if (why !== undefined) return refused(why);
  if (name === "" || hasJinja(name)) return refused("An id is some text without Jinja.");
  const isTaken = files.some((file) => occurrencesOf(name, file).some(({ kind }) => kind === "defines"));
  if (name !== id && isTaken) return refused(`The id \`${name}\` is taken by another entity.`);
  const changes = files.map((file): readonly [string, TextEdit[]] => [
    file.uri,
    occurrencesOf(id, file).map(({ span, written }) => ({
      range: file.lines.rangeOf(span),
      newText: spelt(name, written),
    })),
  ]);
  const edits = Object.fromEntries(changes.filter(([, each]) => each.length > 0));
  const broken = name === id ? undefined : idRenameObstacle(id, edits, analysis);
  return broken === undefined ? { ok: true, value: { changes: edits } } : refused(broken);
}

function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
