import type { Location, Position } from "vscode-languageserver-types";
import { uriFor } from "../ioc/workspaceIndex/locations.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import { shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { documentLinks } from "./documentLinks.ts";
import { modelAt } from "./modelAt.ts";
import { occurrenceAt, occurrences } from "./occurrences.ts";

/** Of a parameter or define in this entity model; of a type, an object's attribute or a file wherever that is. */
export async function definition(
  analysis: SupportAnalysis,
  position: Position,
  index: WorkspaceIndex,
): Promise<readonly Location[]> {
  const { uri, path, lines } = analysis;
  const offset = lines.offsetAt(position);
  const located = modelAt(analysis, offset);
  const at = located && occurrenceAt(located.checked, offset - located.start);
  if (at)
    return occurrences(located.checked)
      .filter(({ kind, name }) => kind === "defines" && name === at.name)
      .map(({ span }) => ({ uri, range: lines.rangeOf(shifted(span, located.start)) }));
  const link = documentLinks(analysis).find(
    ({ range }) => lines.offsetAt(range.start) <= offset && offset <= lines.offsetAt(range.end),
  );
  if (link?.target !== undefined)
    return [{ uri: link.target, range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } } }];
  return path === undefined ? [] : inWorkspace(await index.current(path), offset, { uri, path });
}

function inWorkspace(
  indexed: Awaited<ReturnType<WorkspaceIndex["current"]>>,
  offset: number,
  asked: { readonly uri: string; readonly path: string },
): readonly Location[] {
  const subjects = indexed.siteAt(asked.path, offset)?.subjects ?? [];
  return subjects.flatMap((subject) =>
    indexed
      .sitesOf(subject)
      .filter(({ role }) => role === "definition")
      .map((site) => ({ uri: uriFor(site.path, asked), range: site.lines.rangeOf(site.name.span) })),
  );
}
