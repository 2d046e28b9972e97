// Names that a file defines and uses, and what an editor asks about them: where they are defined and used, and by which
// other name they could go.
import {
  type DocumentHighlight,
  DocumentHighlightKind,
  type Location,
  type Position,
  type Range,
  type WorkspaceEdit,
} from "vscode-languageserver-types";
import type { OrRefusal } from "../service.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import { covers, type Span } from "../text/span.ts";

export interface Name extends Span {
  /** Equal for names of the same thing: `menu menuScan`. */
  readonly key: string;
  /** As written: `menuScan`. */
  readonly text: string;
  readonly defines: boolean;
}

/** The names of one file, in the order of the text. */
export interface NamedText {
  readonly uri: string;
  readonly lines: LineIndex;
  readonly names: readonly Name[];
}

export function nameAt({ lines, names }: NamedText, position: Position): Name | undefined {
  const offset = lines.offsetAt(position);
  return names.find((name) => covers(name, offset));
}

/** Where the name at the position is defined: in the text itself, else in one of the others. */
export function definitionsOfName(
  text: NamedText,
  position: Position,
  others: readonly NamedText[],
): readonly Location[] {
  const name = nameAt(text, position);
  if (name === undefined) return [];
  for (const file of [text, ...others]) {
    const found = locations(file, ({ key, defines }) => defines && key === name.key);
    if (found.length > 0) return found;
  }
  return [];
}

export function referencesToName(
  text: NamedText,
  position: Position,
  others: readonly NamedText[],
  includeDeclaration: boolean,
): readonly Location[] {
  const name = nameAt(text, position);
  if (name === undefined) return [];
  return [text, ...others].flatMap((file) =>
    locations(file, ({ key, defines }) => key === name.key && (includeDeclaration || !defines)),
  );
}

function locations({ uri, lines, names }: NamedText, wants: (name: Name) => boolean): readonly Location[] {
  return names.filter(wants).map((name) => ({ uri, range: lines.rangeOf(name) }));
}

export function highlightsOfName(text: NamedText, position: Position): readonly DocumentHighlight[] {
  const name = nameAt(text, position);
  return text.names
    .filter(({ key }) => key === name?.key)
    .map((each) => ({
      range: text.lines.rangeOf(each),
      kind: each.defines ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
    }));
}

export function prepareNameRename(
  text: NamedText,
  position: Position,
  others: readonly NamedText[],
  whatCan: string,
): OrRefusal<{ readonly range: Range; readonly placeholder: string }> {
  const name = nameAt(text, position);
  if (name === undefined) return { ok: false, why: `Only ${whatCan} can be renamed.` };
  const isDefined = [text, ...others].some(({ names }) =>
    names.some(({ key, defines }) => defines && key === name.key),
  );
  if (!isDefined) return { ok: false, why: `${name.text} is not defined in this file or one it includes.` };
  return { ok: true, value: { range: text.lines.rangeOf(name), placeholder: name.text } };
}

/** In the text and the others; the caller has looked whether the new name can be one. */
export function renameName(
  text: NamedText,
  position: Position,
  others: readonly NamedText[],
  newName: string,
): WorkspaceEdit {
  const name = nameAt(text, position);
  const changes = [text, ...others].flatMap(({ uri, lines, names }) => {
    const edits = names
      .filter(({ key }) => key === name?.key)
      .map((each) => ({ range: lines.rangeOf(each), newText: newName }));
    return edits.length === 0 ? [] : [[uri, edits] as const];
  });
  return { changes: Object.fromEntries(changes) };
}
