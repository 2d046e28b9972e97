import type { Location } from "vscode-languageserver-types";
import { uriOfPath } from "../../text/fileUri.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import type { Site } from "./site.ts";
import type { Subject } from "./subject.ts";

/** The document somebody asks from: an editor may write its URI in another way than we do. */
export interface AskedDocument {
  readonly uri: string;
  /** Absolute. */
  readonly path: string;
}

/** Where a subject is used, and defined if that is asked for. */
export function referencesTo(
  subject: Subject,
  indexed: IndexedWorkspace,
  asked: AskedDocument,
  includeDeclaration: boolean,
): readonly Location[] {
  return indexed
    .sitesOf(subject)
    .filter(({ role }) => includeDeclaration || role !== "definition")
    .map((site) => locationOf(site, asked));
}

export function uriFor(path: string, asked: AskedDocument): string {
  return path === asked.path ? asked.uri : uriOfPath(path);
}

function locationOf({ path, lines, name }: Site, asked: AskedDocument): Location {
  return { uri: uriFor(path, asked), range: lines.rangeOf(name.span) };
}
