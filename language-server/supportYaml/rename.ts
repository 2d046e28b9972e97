// Renames an entity model, a parameter or a define in all files of the workspace, or says in a sentence why it cannot.
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { renameSubject } from "../ioc/workspaceIndex/renameSubject.ts";
import type { WorkspaceIndex } from "../ioc/workspaceIndex/workspaceIndex.ts";
import type { OrRefusal } from "../service.ts";
import { spellingOf } from "../syntax/yaml/spelling.ts";
import { covers, shifted } from "../text/span.ts";
import type { SupportAnalysis } from "./analysis.ts";
import { modelAt } from "./modelAt.ts";
import { occurrenceAt } from "./occurrences.ts";

const WHAT = "Only entity models, parameters and defines can be renamed.";

export function prepareRename(
  analysis: SupportAnalysis,
  position: Position,
): OrRefusal<{ readonly range: Range; readonly placeholder: string }> {
  const { lines, path } = analysis;
  const offset = lines.offsetAt(position);
  if (path === undefined) return { ok: false, why: "The file has to be saved first." };
  const located = modelAt(analysis, offset);
  const name = located?.checked.model.keys.get("name");
  const found =
    located === undefined
      ? undefined
      : name?.elsewhere === false && covers(shifted(name.valueSpan, located.start), offset)
        ? { name: located.checked.model.name ?? "", span: name.valueSpan }
        : occurrenceAt(located.checked, offset - located.start);
  if (located === undefined || found === undefined) return { ok: false, why: WHAT };
  const span = shifted(found.span, located.start);
  const spelling = spellingOf(lines.text, span, found.name);
  if (spelling === undefined) return { ok: false, why: `\`${found.name}\` is not written out here.` };
  const quote = spelling === "plain" ? 0 : 1;
  const range = lines.rangeOf({ start: span.start + quote, end: span.end - quote });
  return { ok: true, value: { range, placeholder: found.name } };
}

export async function rename(
  analysis: SupportAnalysis,
  position: Position,
  newName: string,
  index: WorkspaceIndex,
): Promise<OrRefusal<WorkspaceEdit>> {
  const { path, uri, lines } = analysis;
  if (path === undefined) return { ok: false, why: "The file has to be saved first." };
  const indexed = await index.current(path);
  const [subject] = indexed.siteAt(path, lines.offsetAt(position))?.subjects ?? [];
  return subject === undefined ? { ok: false, why: WHAT } : renameSubject(subject, newName, indexed, { uri, path });
}
