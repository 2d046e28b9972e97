// Where the record or macro at a position is named in the file.
import type { Position } from "vscode-languageserver-types";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { covers, type Span } from "../text/span.ts";
import type { Database } from "./database.ts";
import { recordNames, type RecordName } from "./recordNames.ts";

export interface Occurrences {
  readonly kind: "record" | "macro";
  readonly name: string;
  /** What is at the position. */
  readonly here: Span;
  /** All of them, in the order of the text. */
  readonly all: readonly { readonly span: Span; readonly role: RecordName["role"] }[];
}

export function occurrencesAt(database: Database, position: Position): Occurrences | undefined {
  const at = database.lines.offsetAt(position);
  return macroAt(database, position, at) ?? recordAt(database, at);
}

function macroAt({ lines }: Database, position: Position, at: number): Occurrences | undefined {
  const macrosOf = (line: number): readonly (Span & { readonly name: string })[] => {
    const start = lines.lineStart(line);
    return macroReferences(lines.line(line)).map(({ name, nameStart, nameEnd }) => ({
      ...{ name, start: start + nameStart, end: start + nameEnd },
    }));
  };
  const found = macrosOf(position.line).findLast((span) => covers(span, at));
  if (found === undefined) return undefined;
  const all: Occurrences["all"][number][] = [];
  for (let line = 0; line < lines.lineCount; line++)
    for (const { name, start, end } of macrosOf(line))
      if (name === found.name) all.push({ span: { start, end }, role: "refers" });
  return { kind: "macro", name: found.name, here: { start: found.start, end: found.end }, all };
}

function recordAt({ checked }: Database, at: number): Occurrences | undefined {
  const names = recordNames(checked);
  const found = names.find(({ span }) => covers(span, at));
  if (found === undefined) return undefined;
  const all = names.filter(({ name }) => name === found.name).map(({ span, role }) => ({ span, role }));
  return { kind: "record", name: found.name, here: found.span, all };
}
