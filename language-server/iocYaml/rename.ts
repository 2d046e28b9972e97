// Renames an id with all that refers to it, or says in a sentence why it cannot: half a rename is worse than none.
import type { Position, Range, WorkspaceEdit } from "vscode-languageserver-types";
import { hasJinja } from "../syntax/jinja/jinjaText.ts";
import type { YamlNode } from "../syntax/yaml/yamlNode.ts";
import type { OrRefusal } from "../service.ts";
import type { IocAnalysis } from "./analysis.ts";
import { yamlText } from "../syntax/yaml/yamlText.ts";
import { idAt, occurrencesOf, type IdOccurrence } from "./idOccurrences.ts";

interface RenamePlace {
  /** Of the id without its quotes. */
  readonly range: Range;
  readonly placeholder: string;
}

export function prepareRename(analysis: IocAnalysis, position: Position): OrRefusal<RenamePlace> {
  const at = idAt(analysis, position);
  if (!at) return refused("Only ids can be renamed: put the cursor on an entity's id or on a reference to one.");
  const why = obstacle(at.id, occurrencesOf(at.id, analysis), analysis);
  if (why !== undefined) return refused(why);
  const quote = at.written === "plain" ? 0 : 1;
  const range = analysis.lines.rangeOf({ start: at.span.start + quote, end: at.span.end - quote });
  return { ok: true, value: { range, placeholder: at.id } };
}

export function rename(analysis: IocAnalysis, position: Position, newName: string): OrRefusal<WorkspaceEdit> {
  const prepared = prepareRename(analysis, position);
  if (!prepared.ok) return prepared;
  const id = prepared.value.placeholder;
  const name = newName.trim();
  if (name === "" || hasJinja(name)) return refused("An id is some text without Jinja.");
  if (name !== id && occurrencesOf(name, analysis).some(({ kind }) => kind === "defines"))
    return refused(`The id \`${name}\` is taken by another entity.`);
  const edits = occurrencesOf(id, analysis).map(({ span, written }) => ({
    range: analysis.lines.rangeOf(span),
    newText: spelt(name, written),
  }));
  return { ok: true, value: { changes: { [analysis.uri]: edits } } };
}

/** With the quotes it had, where they do for the new name. */
function spelt(name: string, written: IdOccurrence["written"]): string {
  const quotable = written !== undefined && written !== "plain" && !/["'\\\p{Cc}]/u.test(name);
  return quotable ? `${written}${name}${written}` : yamlText(name);
}

function obstacle(id: string, occurrences: readonly IdOccurrence[], analysis: IocAnalysis): string | undefined {
  const line = (offset: number): number => analysis.lines.positionAt(offset).line + 1;
  const definitions = occurrences.filter(({ kind }) => kind === "defines");
  if (definitions.length === 0) return `No entity in this file has the id \`${id}\`.`;
  if (definitions.length > 1) return `More than one entity has the id \`${id}\`: change one of them by hand first.`;
  const hidden = occurrences.find(({ written }) => written === undefined);
  if (hidden)
    return `\`${id}\` is not written out in line ${line(hidden.span.start)}, where an alias or a default brings it.`;
  const made = analysis.ids.references.find(({ target, id: other }) => target === "unchecked" && other.includes(id));
  if (made) return `\`${made.id}\` in line ${line(made.span.start)} may be made from \`${id}\` by Jinja.`;
  const repeat = analysis.entities.find(
    ({ checked: { entity } }) => entity.repeated && holds(entity.fields.get("values")?.value, id),
  );
  return (
    repeat &&
    `The values of the repeat in line ${line(repeat.start)} hold \`${id}\`, and what they are used for is not known.`
  );
}

const MAX_DEPTH = 100;

/** Whether a scalar somewhere in it is this text. */
function holds(node: YamlNode | undefined, id: string, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (node?.kind) {
    case "scalar":
      return node.text === id;
    case "sequence":
      return node.items.some((item) => holds(item, id, depth + 1));
    case "map":
      return node.entries.some(({ key, value }) => holds(key, id, depth + 1) || holds(value, id, depth + 1));
    case "alias":
    case undefined:
      return false;
  }
}

function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
