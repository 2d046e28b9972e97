import { dirname } from "node:path/posix";
import type { Location, Position } from "vscode-languageserver-types";
import type { SourcePlace } from "../catalogue/entityModels/sourcePlace.ts";
import type { IndexedWorkspace } from "../ioc/workspaceIndex/indexedWorkspace.ts";
import { referencesTo } from "../ioc/workspaceIndex/locations.ts";
import { identityOf } from "../ioc/workspaceIndex/modelScope.ts";
import type { Subject } from "../ioc/workspaceIndex/subject.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { IocAnalysis } from "./analysis.ts";
import type { IdFile } from "./idFile.ts";
import { idFiles } from "./idFiles.ts";
import { idAt, occurrencesIn } from "./idOccurrences.ts";
import { nameAt, namesLike, type NameInFile } from "./writtenNames.ts";

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
  const name = nameAt(analysis, position);
  const site = indexed.siteAt(path, lines.offsetAt(position));
  const subject = site?.subjects[0] ?? (name && subjectOf(name, path, indexed));
  if (subject === undefined) return [];
  const inImage = includeDeclaration ? definitionInImage(subject, indexed, analysis) : [];
  const found = referencesTo(subject, indexed, { uri, path }, includeDeclaration);
  return [...inImage, ...withNamesHere(found, name, analysis)];
}

/** The definitions of an image tell more of this file than the workspace knows: what `port` is in `{{ port.num }}`. */
function withNamesHere(
  found: readonly Location[],
  name: NameInFile | undefined,
  analysis: IocAnalysis,
): readonly Location[] {
  const names = name ? namesLike(name, analysis) : [];
  const here = names.map(({ span }): Location => ({ uri: analysis.uri, range: analysis.lines.rangeOf(span) }));
  const isHere = (each: Location): boolean => here.some((other) => isSame(other, each));
  return [...here, ...found.filter((each) => each.uri !== analysis.uri || !isHere(each))];
}

function isSame({ range: { start, end } }: Location, { range }: Location): boolean {
  return (
    start.line === range.start.line &&
    start.character === range.start.character &&
    end.character === range.end.character
  );
}

function subjectOf(name: NameInFile, path: string, { scope }: IndexedWorkspace): Subject {
  const model = identityOf(scope.inFolder(dirname(path), name.type), name.type);
  return name.kind === "type" ? { kind: "model", model } : { kind: "member", model, name: name.name };
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
