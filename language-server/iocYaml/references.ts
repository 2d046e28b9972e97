import type { Location, Position } from "vscode-languageserver-types";
import type { SourcePlace } from "../catalogue/entityModels/entityModel.ts";
import type { IndexedWorkspace } from "../ioc/workspaceIndex/indexedWorkspace.ts";
import { referencesTo } from "../ioc/workspaceIndex/locations.ts";
import type { Subject } from "../ioc/workspaceIndex/subject.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { IocAnalysis } from "./analysis.ts";
import type { IdFile } from "./idFile.ts";
import { idFiles } from "./idFiles.ts";
import { idAt, occurrencesIn } from "./idOccurrences.ts";

/** Of an id in the files of its IOC, of a type or parameter in the whole workspace. */
export async function references(
  analysis: IocAnalysis,
  position: Position,
  includeDeclaration: boolean,
  index: WorkspaceIndex,
): Promise<readonly Location[]> {
  const at = idAt(analysis, position);
  if (at) return idPlaces(await idFiles(analysis, index), includeDeclaration).get(at.id) ?? [];
  const { path, uri, lines } = analysis;
  if (path === undefined) return [];
  const indexed = await index.current(path);
  const [subject] = indexed.siteAt(path, lines.offsetAt(position))?.subjects ?? [];
  if (subject === undefined) return [];
  const inImage = includeDeclaration ? definitionInImage(subject, indexed, analysis) : [];
  return [...inImage, ...referencesTo(subject, indexed, { uri, path }, includeDeclaration)];
}

/** Each id of the IOC and where its files refer to it: for “2 references” above each entity. */
export async function idReferences(
  analysis: IocAnalysis,
  index: WorkspaceIndex,
): Promise<ReadonlyMap<string, readonly Location[]>> {
  return idPlaces(await idFiles(analysis, index), false);
}

/** From top to bottom. */
export function idPlaces(
  files: readonly IdFile[],
  includeDeclaration: boolean,
): ReadonlyMap<string, readonly Location[]> {
  const places = files.flatMap((file) =>
    occurrencesIn(file)
      .filter(({ kind }) => includeDeclaration || kind === "refersTo")
      .map(({ id, span }) => ({ id, location: { uri: file.uri, range: file.lines.rangeOf(span) } })),
  );
  const byId = Map.groupBy(places, ({ id }) => id);
  return new Map([...byId].map(([id, of]) => [id, of.map(({ location }) => location)]));
}

/** What the workspace does not define stands in the copy of the image's definitions. */
function definitionInImage(
  subject: Subject,
  indexed: IndexedWorkspace,
  { catalogue }: IocAnalysis,
): readonly Location[] {
  if (subject.kind === "database" || indexed.sitesOf(subject).some(({ role }) => role === "definition")) return [];
  const model = catalogue.models.get(subject.model.type);
  const place: SourcePlace | undefined =
    subject.kind === "model" ? model?.place : model?.parameters.get(subject.name)?.place;
  return place ? [{ uri: uriOfPath(place.path), range: place.range }] : [];
}
