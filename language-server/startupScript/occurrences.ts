// Where a macro, an asyn port or a record is named in a script and those it includes.
import type { Location, Position } from "vscode-languageserver-types";
import { UNKNOWN } from "../ioc/macros/expandMacros.ts";
import type { EvaluatedLine, ScriptLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { macroArguments } from "../ioc/scriptEvaluation/macroArguments.ts";
import { portUses } from "../ioc/scriptEvaluation/portUses.ts";
import { recordUses } from "../ioc/scriptEvaluation/recordUses.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { covers, type Span } from "../text/span.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { withoutQuotes, writtenAs } from "../ioc/scriptEvaluation/plainWord.ts";
import { placeAt, type StartupScript } from "./startupScript.ts";

interface Name extends Span {
  readonly name: string;
  /** Whether the line sets the macro or makes the port. */
  readonly writes: boolean;
  /** False for an argument that may be something else than a port. */
  readonly sure: boolean;
}

export interface Occurrence extends Name {
  readonly line: EvaluatedLine;
  /** Of an included script; undefined for this one. */
  readonly path: string | undefined;
}

export interface Named {
  readonly kind: "macro" | "port" | "record";
  readonly name: string;
  /** At the position. */
  readonly here: Occurrence;
  /** In the order in which they run; a line that runs several times counts once. */
  readonly all: readonly Occurrence[];
}

/** A name that macros make up counts as its value. */
export function occurrencesAt(script: StartupScript, position: Position): Named | undefined {
  const place = placeAt(script, position);
  if (place === undefined) return undefined;
  for (const [kind, namesIn] of KINDS) {
    const found = namesIn(place.line).findLast((each) => covers(each, place.offset));
    if (found === undefined) continue;
    const all = script.lines.flatMap((line) => inLine({ path: undefined, line }, found.name, namesIn));
    if (!all.some(({ sure }) => sure)) return undefined;
    return { kind, name: found.name, here: { ...found, line: place.line, path: undefined }, all: once(all) };
  }
  return undefined;
}

export function locationOf({ path, line, start, end }: Occurrence, script: StartupScript): Location {
  const uri = path === undefined ? script.document.uri : uriOfPath(path);
  return { uri, range: rangeIn(line.line, start, end) };
}

function inLine(
  { path, line }: ScriptLine,
  name: string,
  namesIn: (line: EvaluatedLine) => readonly Name[],
): readonly Occurrence[] {
  const own = namesIn(line).filter((each) => each.name === name);
  // What stands in a text that the line runs has no place of its own.
  const inside = line.inside.filter((inner) => inner.path !== undefined);
  return [...own.map((each) => ({ ...each, line, path })), ...inside.flatMap((inner) => inLine(inner, name, namesIn))];
}

function once(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const seen = new Set<string>();
  return occurrences.filter(({ path, line, start }) => {
    const key = `${line.line.pieces[0].line} ${start} ${path ?? ""}`;
    return !seen.has(key) && seen.add(key);
  });
}

const KINDS: readonly (readonly [Named["kind"], (line: EvaluatedLine) => readonly Name[]])[] = [
  ["macro", macrosIn],
  ["port", portsIn],
  ["record", recordsIn],
];

function macrosIn({ line: { text }, command, arguments: words }: EvaluatedLine): readonly Name[] {
  if (/^\s*#/.test(text)) return [];
  const used = macroReferences(text).map(({ name, nameStart, nameEnd }) => ({
    ...{ name, writes: false, sure: true },
    ...{ start: nameStart, end: nameEnd },
  }));
  const [first] = words;
  const sets = command?.value === "epicsEnvSet" || command?.value === "epicsEnvUnset";
  if (!sets || first === undefined || first.value.includes(UNKNOWN)) return used;
  // References come last: in `epicsEnvSet $(A)X` the cursor on `A` means that one.
  return [{ name: first.value, writes: true, sure: true, ...withoutQuotes(text, first) }, ...used];
}

function portsIn(line: EvaluatedLine): readonly Name[] {
  const used = portUses(line).map(({ name, role, start, end }) => ({
    ...{ name, writes: role === "defines", sure: role !== "possible" },
    ...withoutQuotes(line.line.text, { start, end }),
  }));
  // `PORT=L0` for a database: a value that is the name of a port made before stands for it.
  const given = macroArguments(line).flatMap(({ value: name, start, end }) =>
    name !== undefined && line.before.ports.lookup(name)?.kind === "made"
      ? [{ name, writes: false, sure: true, start, end }]
      : [],
  );
  return [...used, ...given];
}

function recordsIn(line: EvaluatedLine): readonly Name[] {
  return recordUses(line).map(({ name, field, ...word }) => {
    const written = writtenAs(field === undefined ? name : `${name}.${field}`, line.line.text, word);
    const span = written && { start: written.start, end: written.start + name.length };
    return { name, writes: false, sure: true, ...(span ?? withoutQuotes(line.line.text, word)) };
  });
}
