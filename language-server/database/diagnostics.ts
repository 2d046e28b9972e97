import type { Diagnostic } from "vscode-languageserver-types";
import type { Block } from "../syntax/database/databaseFile.ts";
import { shifted } from "../text/span.ts";
import type { Found } from "./checkBlocks.ts";
import type { Database } from "./database.ts";

export interface PlacedProblem extends Found {
  readonly block: Block;
}

export function problemsOf({ checked, conflicts }: Database): readonly PlacedProblem[] {
  return [...checked.flatMap(({ block, problems }) => problems.map((found) => ({ block, ...found }))), ...conflicts];
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
