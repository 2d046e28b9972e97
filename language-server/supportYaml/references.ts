import type { Location, Position } from "vscode-languageserver-types";
import { referencesTo } from "../ioc/workspaceIndex/locations.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import type { SupportAnalysis } from "./analysis.ts";

/** Of an entity model, a parameter, a define or a database template, in the whole workspace. */
export async function references(
  { path, uri, lines }: SupportAnalysis,
  position: Position,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
): Promise<readonly Location[]> {
  if (path === undefined) return [];
  const indexed = await index.current(path);
  const [subject] = indexed.siteAt(path, lines.offsetAt(position))?.subjects ?? [];
  return subject === undefined ? [] : referencesTo(subject, indexed, { uri, path }, includeDeclaration);
}
