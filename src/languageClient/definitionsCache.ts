import { createHash } from "node:crypto";
import { mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderFile } from "../core/imageStore.ts";

/** Support YAML as images hold it; anything else in the folder, and any name that is not a plain one, stays there. */
const SUPPORT_FILE = /^[\w.-]+\.ibek\.support\.yaml$/;
/** All of ibek-support is 0.5 MB; more than this is not support YAML. */
const LARGEST_FILE = 4_000_000;

/** Definitions read out of images, one folder per digest, in the extension's own storage. */
export class DefinitionsCache {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** The folder, when this digest was read before and held support YAML. */
  async find(digest: string): Promise<string | undefined> {
    const folder = this.#folder(digest);
    const files = await readdir(folder).catch(() => []);
    return files.length > 0 ? folder : undefined;
  }

  /** Undefined when there is no support YAML among the files. */
  async keep(digest: string, files: readonly FolderFile[]): Promise<string | undefined> {
    const definitions = files.filter(({ name, content }) => SUPPORT_FILE.test(name) && content.length <= LARGEST_FILE);
    if (definitions.length === 0) return undefined;
    const folder = this.#folder(digest);
    // Written aside first: a window that is closed half-way must not leave half a set behind.
    const aside = `${folder}.${process.pid}`;
    await mkdir(aside, { recursive: true });
    for (const { name, content } of definitions) await writeFile(join(aside, name), content);
    await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
    return folder;
  }

  /** A digest comes from outside: hashed, it is a safe name whatever it holds. */
  #folder(digest: string): string {
    return join(this.#root, createHash("sha256").update(digest).digest("hex").slice(0, 32));
  }
}
