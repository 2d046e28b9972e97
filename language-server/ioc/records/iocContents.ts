import type { EvaluatedLine } from "../scriptEvaluation/evaluatedLine.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import type { Load } from "./load.ts";
import { indexRecords, type RecordIndex, type RecordPlace } from "./recordIndex.ts";
import type { ReadDatabases } from "./recordReader.ts";

/** All that the lines of a script load, in the order in which they run. */
export class IocContents {
  /** Lines of the script itself; a line that includes others has the loads of those. */
  readonly loads: ReadonlyMap<EvaluatedLine, readonly Load[]>;
  readonly read: ReadDatabases;
  /** Absolute paths that were read or looked for. */
  readonly files: readonly string[];
  #index: RecordIndex | undefined;
  #complete: boolean | undefined;

  /** `same`: other contents with equal loads. */
  constructor(
    loads: ReadonlyMap<EvaluatedLine, readonly Load[]>,
    read: ReadDatabases,
    files: readonly string[],
    same: IocContents | undefined,
  ) {
    this.loads = loads;
    this.read = read;
    this.files = files;
    this.#index = same === undefined ? undefined : same.#index;
  }

  *places(): Generator<RecordPlace> {
    for (const loads of this.loads.values())
      for (const load of loads)
        for (const database of load.databases) for (const record of database.records) yield { record, database, load };
  }

  /** Records and aliases of this name, the first one loaded first. */
  named(name: string): readonly RecordPlace[] {
    return this.index.byName.get(name) ?? [];
  }

  get index(): RecordIndex {
    this.#index ??= indexRecords(this.places());
    return this.#index;
  }

  /** Something is loaded, all of it can be read here, and all names are known. */
  get complete(): boolean {
    this.#complete ??= this.loads.size > 0 && [...this.loads.values()].every((loads) => loads.every(isComplete));
    return this.#complete;
  }

  lineOf(load: Load): EvaluatedLine | undefined {
    for (const [line, loads] of this.loads) if (loads.includes(load)) return line;
    return undefined;
  }
}

function isComplete({ finding, databases }: Load): boolean {
  return (
    finding.kind === "found" &&
    databases.every(
      ({ file, partial, records }) =>
        file !== undefined && !partial && !records.some(({ name }) => name.includes(UNKNOWN)),
    )
  );
}
