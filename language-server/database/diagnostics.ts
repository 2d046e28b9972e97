import type { Diagnostic } from "vscode-languageserver-types";
import type { Block } from "../syntax/database/databaseFile.ts";
import { shifted } from "../text/span.ts";
import type { Found } from "./checkBlocks.ts";
import type { Database } from "./database.ts";

export interface PlacedProblem extends Found {
  readonly block: Block;
}

/** A file that is no database may have one at each character; EPICS stops at the first. */
const MOST_PROBLEMS = 1000;

export function problemsOf({ checked, conflicts }: Database): readonly PlacedProblem[] {
  const inItems = checked.flatMap((block) => block.problems.map((found) => ({ block, ...found })));
  return [...inItems, ...conflicts].slice(0, MOST_PROBLEMS);
}

export function databaseDiagnostics(database: Database): readonly Diagnostic[] {
  return problemsOf(database).map((problem) => asDiagnostic(problem, database));
}

export function asDiagnostic({ block, rule, problem }: PlacedProblem, { lines }: Database): Diagnostic {
  return {
    range: lines.rangeOf(shifted(problem.span, block.start)),
    severity: problem.severity ?? rule.severity,
    code: rule.code,
    source: "epics-ioc",
    message: problem.message,
  };
}
