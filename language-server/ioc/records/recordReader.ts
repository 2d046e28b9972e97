// Reads databases with their macros, each file once and each load again only where its names differ.
import type { Workspace } from "../../workspace.ts";
import { parseMacroDefinitions, type MacroDefinition } from "../macros/macroDefinitions.ts";
import type { MacroLookup } from "../macros/macroEnvironment.ts";
import type { MacroSetting } from "../macros/macroValue.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import { type FileLookup, findFile } from "../scriptEvaluation/scriptFiles.ts";
import type { ScriptState } from "../scriptEvaluation/scriptState.ts";
import { nameExpander } from "./expandNames.ts";
import type { LoadedDatabase, LoadedRecord } from "./load.ts";
import { readTemplateFile, type TemplateFile } from "./templateFile.ts";

/** What one analysis has read, for the next one. */
export interface ReadDatabases {
  readonly files: ReadonlyMap<string, TemplateFile | undefined>;
  /** By file and the values of the macros in it. */
  readonly records: ReadonlyMap<string, readonly LoadedRecord[]>;
}

/** No IOC has more; a template that a script loads a million times must end. */
const MOST_RECORDS = 100_000;
const DEEPEST_INCLUDE = 10;

/** Trees of files as they were last read: an edit of one is read quickly. One for each server. */
export class TemplateFiles {
  readonly #known = new Map<string, TemplateFile>();

  async read(path: string, workspace: Workspace): Promise<TemplateFile | undefined> {
    const text = await workspace.read(path);
    if (text === undefined) return undefined;
    const file = readTemplateFile(path, text, this.#known.get(path));
    this.#known.delete(path);
    this.#known.set(path, file);
    for (const oldest of this.#known.keys()) {
      if (this.#known.size <= MOST_FILES) break;
      this.#known.delete(oldest);
    }
    return file;
  }
}

const MOST_FILES = 500;

interface Reading {
  readonly lookup: MacroLookup;
  readonly state: ScriptState;
  readonly searchPath: string | undefined;
}

export class RecordReader {
  readonly #lookup: FileLookup;
  readonly #stored: TemplateFiles;
  readonly #before: ReadDatabases | undefined;
  readonly #files = new Map<string, TemplateFile | undefined>();
  readonly #records = new Map<string, readonly LoadedRecord[]>();
  #left = MOST_RECORDS;

  constructor(lookup: FileLookup, stored: TemplateFiles, before: ReadDatabases | undefined) {
    this.#lookup = lookup;
    this.#stored = stored;
    this.#before = before;
  }

  get read(): ReadDatabases {
    return { files: this.#files, records: this.#records };
  }

  /** Records of a load that is taken over as it is. */
  keep(database: LoadedDatabase): void {
    this.#left -= database.records.length;
    if (database.file !== undefined) this.#files.set(database.file.path, database.file);
  }

  async file(path: string): Promise<TemplateFile | undefined> {
    if (!this.#files.has(path)) {
      const known = this.#before?.files.has(path) === true;
      const file = known ? this.#before.files.get(path) : await this.#stored.read(path, this.#lookup.workspace);
      this.#lookup.lookedFor.add(path);
      this.#files.set(path, file);
    }
    return this.#files.get(path);
  }

  /** As `dbLoadRecords` does; `macros` as the command gets them. */
  async load(
    name: string,
    macros: string,
    state: ScriptState,
    row: LoadedDatabase["row"],
    searchPath?: string,
  ): Promise<LoadedDatabase> {
    const finding = await findFile(name, "database", state, this.#lookup, searchPath);
    const file = finding.kind === "found" ? await this.file(finding.path) : undefined;
    const given = parseMacroDefinitions(macros);
    const lookup = givenMacros(given, state.macros.variable);
    const asked = { name, finding, file, macros: given, row, expand: nameExpander(lookup) };
    if (file === undefined) return { ...asked, records: [], lacking: [], partial: finding.kind !== "missing" };
    const { records, partial } = await this.#recordsOf(file, { lookup, state, searchPath }, 0);
    const lacking = [...file.macros.values()].filter((macro) => macro.required && lookup(macro.name) === undefined);
    return { ...asked, records, lacking: lacking.map((macro) => macro.name), partial };
  }

  async #recordsOf(
    file: TemplateFile,
    reading: Reading,
    depth: number,
  ): Promise<{ readonly records: readonly LoadedRecord[]; readonly partial: boolean }> {
    const expand = nameExpander(reading.lookup);
    const includes = file.items.some((item) => item.kind === "include");
    const key = includes ? undefined : keyOf(file, expand);
    const known = key === undefined ? undefined : (this.#records.get(key) ?? this.#before?.records.get(key));
    const result =
      known?.[0]?.file === file
        ? { records: known, partial: false }
        : await this.#expanded(file, expand, reading, depth);
    const partial = result.partial || result.records.length > this.#left;
    const records = result.records.length > this.#left ? result.records.slice(0, this.#left) : result.records;
    // Those of an inner one are counted with the outer one.
    if (depth === 0) this.#left -= records.length;
    if (key !== undefined && !partial) this.#records.set(key, records);
    return { records, partial };
  }

  async #expanded(
    file: TemplateFile,
    expand: (name: string) => string,
    reading: Reading,
    depth: number,
  ): Promise<{ readonly records: readonly LoadedRecord[]; readonly partial: boolean }> {
    const records: LoadedRecord[] = [];
    let partial = false;
    for (const written of file.items) {
      if (records.length > this.#left) break;
      if (written.kind !== "include") {
        records.push({ name: expand(written.name), of: expand(written.of), written, file });
        continue;
      }
      const included = await this.#included(expand(written.name), reading, depth);
      records.push(...included.records);
      partial ||= included.partial;
    }
    return { records, partial };
  }

  async #included(
    name: string,
    reading: Reading,
    depth: number,
  ): Promise<{ readonly records: readonly LoadedRecord[]; readonly partial: boolean }> {
    const nothing = { records: [], partial: true };
    if (depth >= DEEPEST_INCLUDE) return nothing;
    const finding = await findFile(name, "database", reading.state, this.#lookup, reading.searchPath);
    const file = finding.kind === "found" ? await this.file(finding.path) : undefined;
    return file === undefined ? nothing : this.#recordsOf(file, reading, depth + 1);
  }
}

/** Those given to the database, then environment variables. */
function givenMacros(given: readonly MacroDefinition[], variable: MacroLookup): MacroLookup {
  const settings = new Map<string, MacroSetting | undefined>(
    given.map(({ name, value }) => [name, value === undefined ? undefined : setting(value)]),
  );
  return (name) => (settings.has(name) ? settings.get(name) : variable(name));
}

function setting(raw: string): MacroSetting {
  const value = raw.includes(UNKNOWN) ? ({ kind: "elsewhere" } as const) : ({ kind: "text", raw } as const);
  return { value, origin: { kind: "environment", by: "the macros given to the database" } };
}

function keyOf(file: TemplateFile, expand: (name: string) => string): string {
  return JSON.stringify([file.path, [...file.macros.keys()].map((name) => expand(`$(${name}=)`))]);
}
