import type { Location, Position } from "vscode-languageserver-types";
import type { SourcePlace } from "../catalogue/entityModels/entityModel.ts";
import type { IndexedWorkspace } from "../ioc/workspaceIndex/indexedWorkspace.ts";
import type { Site } from "../ioc/workspaceIndex/site.ts";
import type { Subject } from "../ioc/workspaceIndex/subject.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { IocAnalysis } from "./analysis.ts";
import { idFiles } from "./idFiles.ts";
import { idAt, occurrencesOf } from "./idOccurrences.ts";

/** Of an id in the files of its IOC, of a type or parameter in the whole workspace. */
export async function references(
  analysis: IocAnalysis,
  position: Position,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
): Promise<readonly Location[]> {
  const at = idAt(analysis, position);
  if (at) return idReferences(at.id, analysis, includeDeclaration, index);
  if (analysis.path === undefined) return [];
  const indexed = await index.current(analysis.path);
  const subject = indexed.siteAt(analysis.path, analysis.lines.offsetAt(position))?.subjects[0];
  if (subject === undefined) return [];
  const sites = indexed.sitesOf(subject).filter(({ role }) => includeDeclaration || role !== "definition");
  const definition = includeDeclaration ? definitionInImage(subject, indexed, analysis) : undefined;
  return [...(definition ? [definition] : []), ...sites.map((site) => locationOf(site, analysis))];
}

/** Of an id of this file, in all files of the IOC. */
export async function idReferences(
  id: string,
  analysis: IocAnalysis,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
): Promise<readonly Location[]> {
  const files = await idFiles(analysis, index);
  return files.flatMap((file) =>
    occurrencesOf(id, file)
      .filter(({ kind }) => includeDeclaration || kind === "refersTo")
      .map(({ span }) => ({ uri: file.uri, range: file.lines.rangeOf(span) })),
  );
}

function locationOf({ path, lines, name }: Site, analysis: IocAnalysis): Location {
  return { uri: path === analysis.path ? analysis.uri : uriOfPath(path), range: lines.rangeOf(name.span) };
}

/** What the workspace does not define stands in the copy of the image's definitions. */
function definitionInImage(
  subject: Subject,
  indexed: IndexedWorkspace,
  { catalogue }: IocAnalysis,
): Location | undefined {
  if (subject.kind === "database" || indexed.sitesOf(subject).some(({ role }) => role === "definition"))
    return undefined;
  const model = catalogue.models.get(subject.model.type);
  const place: SourcePlace | undefined =
    subject.kind === "model" ? model?.place : model?.parameters.get(subject.name)?.place;
  return place && { uri: uriOfPath(place.path), range: place.range };
}
