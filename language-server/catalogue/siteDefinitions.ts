// Record types, menus and device support that the `.dbd` files of a workspace define, beside those we know.
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { parseDbd } from "../syntax/dbd/parseDbd.ts";
import type { Workspace } from "../workspace.ts";
import { findFiles } from "./findFiles.ts";
import { type FieldDefinition, type RecordTypeSource, RecordTypes } from "./recordTypes.ts";
import { recordTypesOfDbd } from "./recordTypesOfDbd.ts";

/** A generated `.dbd` of an IOC repeats all it is made of; a workspace of support modules has some hundred files. */
const MOST_FILES = 500;

export interface KnownTypes {
  /** Those below and those of the workspace. */
  readonly types: RecordTypes;
  /** Of EPICS base and well-known support modules. */
  readonly builtIn: RecordTypes;
  /** Absolute paths of the files that were read. */
  readonly files: readonly string[];
}

interface ReadFile {
  readonly path: string;
  readonly text: string;
  readonly statements: readonly Statement[];
}

export class SiteDefinitions {
  readonly #workspace: Workspace;
  #paths: Promise<readonly string[]> | undefined;
  #files: readonly ReadFile[] = [];
  #known: KnownTypes | undefined;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** Files that came or went count from now on. */
  searchAgain(): void {
    this.#paths = undefined;
  }

  /** The same object as long as no file has changed. */
  async current(): Promise<KnownTypes> {
    this.#paths ??= dbdFiles(this.#workspace);
    const paths = await this.#paths;
    const files = await Promise.all(paths.map((path) => this.#read(path)));
    const isSame = files.length === this.#files.length && files.every((file, index) => file === this.#files[index]);
    if (isSame && this.#known !== undefined) return this.#known;
    this.#files = files;
    const { builtInRecordTypes } = await import("./recordTypesData.ts");
    const source = builtInRecordTypes();
    const builtIn = new RecordTypes([source]);
    const types = files.length === 0 ? builtIn : combined(source, files);
    this.#known = { types, builtIn, files: paths };
    return this.#known;
  }

  async #read(path: string): Promise<ReadFile> {
    const text = (await this.#workspace.read(path)) ?? "";
    const old = this.#files.find((file) => file.path === path && file.text === text);
    return old ?? { path, text, statements: parseDbd(text).statements };
  }
}

async function dbdFiles(workspace: Workspace): Promise<readonly string[]> {
  const search = { wants: (name: string) => name.endsWith(".dbd"), leavesOut: () => false };
  const found = await Promise.all(workspace.roots.map((root) => findFiles(workspace, root, search)));
  return [...new Set(found.flat())].slice(0, MOST_FILES);
}

function combined(builtIn: RecordTypeSource, files: readonly ReadFile[]): RecordTypes {
  const byName = new Map(files.map(({ path, statements }) => [baseName(path), statements]));
  const known = new Map(builtIn.recordTypes.map((type) => [type.name, type]));
  const common = commonFields(builtIn);
  const sources = files.map(({ path, statements }) => {
    const module = baseName(path);
    const source = recordTypesOfDbd(statements, { module, common, textOf: (file) => byName.get(baseName(file)) });
    // Generated files repeat what we know, without titles and modules.
    const own = source.recordTypes.filter(({ name, fields }) => !sameFields(fields, known.get(name)?.fields));
    return { ...source, recordTypes: own.map((type) => ({ ...type, title: known.get(type.name)?.title ?? "" })) };
  });
  return new RecordTypes([...withoutKnownDevices(sources, builtIn), builtIn]);
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Those at the beginning of every record type. */
function commonFields({ recordTypes: [first, ...others] }: RecordTypeSource): readonly FieldDefinition[] {
  const fields = first?.fields ?? [];
  const different = fields.findIndex(({ name }, index) => others.some((other) => other.fields[index]?.name !== name));
  return fields.slice(0, different < 0 ? fields.length : different);
}

function sameFields(fields: readonly FieldDefinition[], known: readonly FieldDefinition[] | undefined): boolean {
  return fields.length === known?.length && fields.every(({ name }, index) => name === known[index]?.name);
}

/** Each choice once: the catalogue adds up the devices of its sources. */
function withoutKnownDevices(
  sources: readonly RecordTypeSource[],
  builtIn: RecordTypeSource,
): readonly RecordTypeSource[] {
  const seen = new Set(builtIn.devices.map(({ recordType, choice }) => `${recordType} ${choice}`));
  return sources.map((source) => ({
    ...source,
    devices: source.devices.filter(({ recordType, choice }) => {
      const key = `${recordType} ${choice}`;
      const isNew = !seen.has(key);
      seen.add(key);
      return isNew;
    }),
  }));
}
