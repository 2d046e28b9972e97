import { dirname } from "node:path/posix";
import { findFiles } from "../../catalogue/findFiles.ts";
import { SUPPORT_FILE } from "../../catalogue/entityModels/findSupportFiles.ts";
import type { Workspace } from "../../workspace.ts";
import { IndexedWorkspace } from "./indexedWorkspace.ts";
import { readIocFacts, type IocFacts } from "./iocFacts.ts";
import { readSupportFacts, type SupportFacts } from "./supportFacts.ts";

const IOC_FILE = /^(?:ioc|runtime)\.yaml$|\.ibek\.ioc\.yaml$/;
// A beamline has some hundred files of some kilobytes; Kubernetes takes no configuration over 1 MiB.
const MAX_FILES = 3_000;
const MAX_CHARACTERS = 1_500_000;
const MAX_CHARACTERS_IN_ALL = 8_000_000;
const READ_AT_ONCE = 32;

interface ReadFile {
  readonly text: string;
  readonly facts:
    { readonly kind: "ioc"; readonly ioc: IocFacts } | { readonly kind: "support"; readonly support: SupportFacts };
}

/**
 * Reads the IOCs and definitions of the workspace when somebody asks, and parses again what has another text than the
 * time before. A file that is too large or cannot be read is left out.
 */
export class WorkspaceIndex {
  readonly #workspace: Workspace;
  #files: ReadonlyMap<string, ReadFile> = new Map();
  #paths = "";
  /** The last one asked for by itself. */
  #single: readonly [path: string, file: ReadFile | undefined] = ["", undefined];
  #indexed = new IndexedWorkspace([], []);
  #last: Promise<IndexedWorkspace> = Promise.resolve(this.#indexed);

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The workspace as it is now. `asked`: a file that counts in any case with what is beside it, also outside of the workspace. */
  current(asked?: string): Promise<IndexedWorkspace> {
    // One after the other: what is asked at the same time is parsed once.
    const next = this.#last.then(() => this.#refresh(asked));
    this.#last = next.catch(() => this.#indexed);
    return next;
  }

  /** One file as it is now, without a look at the others; undefined where it is not there. */
  async ioc(path: string): Promise<IocFacts | undefined> {
    const text = await this.#workspace.read(path);
    if (text === undefined || text.length > MAX_CHARACTERS) return undefined;
    const [known, before] = this.#single;
    const read = readFile(path, text, this.#files.get(path) ?? (known === path ? before : undefined));
    this.#single = [path, read];
    return read.facts.kind === "ioc" ? read.facts.ioc : undefined;
  }

  async #refresh(asked: string | undefined): Promise<IndexedWorkspace> {
    const found = await this.#find(asked);
    const paths = [...new Set(asked === undefined || found.includes(asked) ? found : [asked, ...found])];
    const files = await this.#read(paths.slice(0, MAX_FILES));
    const listed = paths.join("\n");
    const isSame = listed === this.#paths && isEqual(files, this.#files);
    this.#files = files;
    this.#paths = listed;
    if (!isSame) this.#indexed = indexed(files);
    return this.#indexed;
  }

  /** Of two that define a type the later counts: the first folder of the workspace comes last. */
  async #find(asked: string | undefined): Promise<readonly string[]> {
    const { roots } = this.#workspace;
    const isOutside = asked !== undefined && !roots.some((root) => asked.startsWith(`${root}/`));
    const found: string[] = [];
    for (const folder of [...(isOutside ? [dirname(asked)] : []), ...roots.toReversed()])
      found.push(...(await findFiles(this.#workspace, folder, { wants: isIndexed, leavesOut: () => false })));
    return found;
  }

  async #read(paths: readonly string[]): Promise<ReadonlyMap<string, ReadFile>> {
    const files = new Map<string, ReadFile>();
    let left = MAX_CHARACTERS_IN_ALL;
    for (let at = 0; at < paths.length; at += READ_AT_ONCE) {
      const some = paths.slice(at, at + READ_AT_ONCE);
      const texts = await Promise.all(some.map((path) => this.#workspace.read(path)));
      for (const [index, path] of some.entries()) {
        const text = texts[index];
        if (text === undefined || text.length > MAX_CHARACTERS || text.length > left) continue;
        left -= text.length;
        files.set(path, readFile(path, text, this.#files.get(path)));
      }
    }
    return files;
  }
}

function isIndexed(name: string): boolean {
  return IOC_FILE.test(name) || name.endsWith(SUPPORT_FILE);
}

function readFile(path: string, text: string, before: ReadFile | undefined): ReadFile {
  if (before?.text === text) return before;
  const { facts } = before ?? {};
  if (path.endsWith(SUPPORT_FILE)) {
    const support = readSupportFacts(path, text, facts?.kind === "support" ? facts.support : undefined);
    return { text, facts: { kind: "support", support } };
  }
  return { text, facts: { kind: "ioc", ioc: readIocFacts(path, text, facts?.kind === "ioc" ? facts.ioc : undefined) } };
}

function isEqual(a: ReadonlyMap<string, ReadFile>, b: ReadonlyMap<string, ReadFile>): boolean {
  return a.size === b.size && [...a].every(([path, file]) => b.get(path) === file);
}

function indexed(files: ReadonlyMap<string, ReadFile>): IndexedWorkspace {
  const facts = [...files.values()].map((file) => file.facts);
  return new IndexedWorkspace(
    facts.flatMap((each) => (each.kind === "ioc" ? [each.ioc] : [])),
    facts.flatMap((each) => (each.kind === "support" ? [each.support] : [])),
  );
}
