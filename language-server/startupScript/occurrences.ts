// Where a macro or an asyn port is named in a script.
import type { Position } from "vscode-languageserver-types";
import { UNKNOWN } from "../ioc/macros/expandMacros.ts";
import type { EvaluatedLine } from "../ioc/scriptEvaluation/evaluatedLine.ts";
import { macroArguments } from "../ioc/scriptEvaluation/macroArguments.ts";
import { portUses } from "../ioc/scriptEvaluation/portUses.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { covers, type Span } from "../text/span.ts";
import { withoutQuotes } from "../ioc/scriptEvaluation/plainWord.ts";
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
}

/** Of the macro or port at the position, in the order of the script; a name that macros make up counts as its value. */
export function occurrencesAt(script: StartupScript, position: Position): readonly Occurrence[] {
  const place = placeAt(script, position);
  if (place === undefined) return [];
  for (const namesIn of [macrosIn, portsIn]) {
    const name = namesIn(place.line).findLast((each) => covers(each, place.offset))?.name;
    if (name === undefined) continue;
    const found = script.lines.flatMap((line) =>
      namesIn(line)
        .filter((each) => each.name === name)
        .map((each) => ({ ...each, line })),
    );
    return found.some(({ sure }) => sure) ? found : [];
  }
  return [];
}

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
