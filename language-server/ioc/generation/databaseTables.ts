// The rows of all entities, put together by database file.
import type { GenerationProblem } from "./generated.ts";
import type { DatabaseRow } from "./renderDatabases.ts";
import type { SubstitutionTable } from "./substitutionsFile.ts";

export interface OwnedRow {
  readonly row: DatabaseRow;
  /** Undefined for one of the other file of the instance. */
  readonly entity: number | undefined;
  /** Of the other file: its index there. */
  readonly beside?: number | undefined;
}

export interface DatabaseTables {
  readonly tables: readonly SubstitutionTable[];
  readonly problems: readonly GenerationProblem[];
  /** Of the instance's other file. */
  readonly besideProblems: readonly GenerationProblem[];
}

/** @param matches whether ibek compares the columns of rows (≥ 4.7) or writes them as they come */
export function databaseTables(rows: readonly OwnedRow[], matches: boolean): DatabaseTables {
  const tables = new Map<
    string,
    { names: readonly string[]; rows: { cells: readonly string[]; entity: number | undefined }[] }
  >();
  const problems: GenerationProblem[] = [];
  const besideProblems: GenerationProblem[] = [];
  for (const { row, entity, beside } of rows) {
    const table = tables.get(row.file) ?? { names: row.names, rows: [] };
    tables.set(row.file, table);
    const problem = columnProblem(row, table.names, matches);
    if (problem !== undefined) {
      const found = { ...problem, span: row.site.span, definition: row.site.definition };
      if (entity !== undefined) problems.push({ ...found, entity });
      else if (beside !== undefined) besideProblems.push({ ...found, entity: beside });
    }
    const inOrder = matches && problem === undefined && !sameOrder(row.names, table.names);
    const cells = inOrder ? table.names.map((name) => row.cells[row.names.indexOf(name)] ?? "") : row.cells;
    table.rows.push({ cells, entity });
  }
  return { tables: Array.from(tables, ([file, table]) => ({ file, ...table })), problems, besideProblems };
}

function columnProblem(
  { file, names, type }: DatabaseRow,
  first: readonly string[],
  matches: boolean,
): Pick<GenerationProblem, "kind" | "message"> | undefined {
  if (sameOrder(names, first)) return undefined;
  const missing = first.filter((name) => !names.includes(name));
  const extra = names.filter((name) => !first.includes(name));
  const isOther = missing.length > 0 || extra.length > 0;
  if (matches && !isOther) return undefined;
  const listed = (what: string, which: readonly string[]): string =>
    which.length === 0 ? "" : ` ${what}: ${which.map((name) => `\`${name}\``).join(", ")}.`;
  if (matches || names.length > first.length) {
    const message = `The database \`${file}\` gets other values from \`${type}\` than from the entities before.${listed("Missing", missing)}${listed("Extra", extra)}`;
    return { kind: "databaseColumns", message };
  }
  const message = `The values of \`${type}\` come under the wrong names in ioc.subst: entities before give \`${file}\` others, or in another order, and this ibek writes them as they come.`;
  return { kind: "mixedColumns", message };
}

function sameOrder(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}
