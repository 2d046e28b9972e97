// Which entity made which line, in both directions, also while the ioc.yaml is edited.
import type { PreviewFile } from "../../language-server/protocol.ts";

/** Lines count from 0; both ends belong to it. */
export interface Lines {
  readonly first: number;
  readonly last: number;
}

/** One edit, in the lines of the text before it. */
export interface TextChange {
  readonly range: { readonly start: { readonly line: number }; readonly end: { readonly line: number } };
  readonly text: string;
}

/** The lines of the entity that made a line of the preview; undefined for what ibek writes by itself. */
export function entityOf(file: PreviewFile, line: number): Lines | undefined {
  const origin = file.origins[line];
  return origin ? linesOf(origin) : undefined;
}

/** The entity that a line of the ioc.yaml belongs to, if it made anything in one of the files. */
export function entityAt(files: readonly PreviewFile[], line: number): Lines | undefined {
  for (const { origins } of files) {
    const found = origins.find((origin) => origin !== null && origin.start.line <= line && line <= origin.end.line);
    if (found) return linesOf(found);
  }
  return undefined;
}

/** The lines of the preview that the entity made, in runs. */
export function linesFrom({ origins }: PreviewFile, entity: Lines): readonly Lines[] {
  const runs: { first: number; last: number }[] = [];
  for (const [line, origin] of origins.entries()) {
    if (origin?.start.line !== entity.first || origin.end.line !== entity.last) continue;
    const run = runs.at(-1);
    if (run?.last === line - 1) run.last = line;
    else runs.push({ first: line, last: line });
  }
  return runs;
}

/** The same file after edits of the ioc.yaml, which may come in any order but never overlap. */
export function withMovedOrigins(file: PreviewFile, changes: readonly TextChange[]): PreviewFile {
  // From the bottom up, so that each counts in lines that are still the old ones.
  const upwards = [...changes].sort((a, b) => b.range.start.line - a.range.start.line);
  const moves = upwards
    .map(({ range, text }) => ({ ...range, added: text.split("\n").length - 1 - (range.end.line - range.start.line) }))
    .filter(({ added }) => added !== 0);
  if (moves.length === 0) return file;
  const moved = (line: number): number =>
    moves.reduce((at, { start, added }) => (at > start.line ? Math.max(start.line, at + added) : at), line);
  const origins = file.origins.map(
    (origin) =>
      origin && {
        start: { ...origin.start, line: moved(origin.start.line) },
        end: { ...origin.end, line: moved(origin.end.line) },
      },
  );
  return { ...file, origins };
}

function linesOf({
  start,
  end,
}: {
  readonly start: { readonly line: number };
  readonly end: { readonly line: number };
}): Lines {
  return { first: start.line, last: end.line };
}
