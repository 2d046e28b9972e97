import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { FolderFile } from "../core/imageStore.ts";

/** Support YAML as images hold it; anything else in the folder, and any name that is not a plain one, stays there. */
const SUPPORT_FILE = /^[\w.-]+\.ibek\.support\.yaml$/;
/** All of ibek-support is 0.5 MB; more than this is not support YAML. */
const LARGEST_FILE = 4_000_000;
const VERSION_FILE = "ibek-version";

export interface KeptDefinitions {
  /** Absolute folder of `*.ibek.support.yaml` files. */
  readonly folder: string;
  /** Of the ibek beside them: `4.8.2`; undefined where the image did not tell. */
  readonly ibekVersion: string | undefined;
}

/** Definitions read out of images, one folder per digest, in the extension's own storage. */
export class DefinitionsCache {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** What was kept when this digest was read before and held support YAML. */
  async find(digest: string): Promise<KeptDefinitions | undefined> {
    const folder = this.#folder(digest);
    const files = await readdir(folder).catch(() => []);
    if (files.length === 0) return undefined;
    const ibekVersion = await readFile(join(folder, VERSION_FILE), "utf8").catch(() => undefined);
    return { folder, ibekVersion };
  }

  /** Undefined when there is no support YAML among the files. */
  async keep(
    digest: string,
    files: readonly FolderFile[],
    ibekVersion: string | undefined,
  ): Promise<KeptDefinitions | undefined> {
    const definitions = files.filter(({ name, content }) => SUPPORT_FILE.test(name) && content.length <= LARGEST_FILE);
    if (definitions.length === 0) return undefined;
    const folder = this.#folder(digest);
    // Written aside first: a window that is closed half-way must not leave half a set behind.
    const aside = `${folder}.${process.pid}`;
    await mkdir(aside, { recursive: true });
    for (const { name, content } of definitions) await writeFile(join(aside, name), content);
    if (ibekVersion !== undefined) await writeFile(join(aside, VERSION_FILE), ibekVersion);
    await rename(aside, folder).catch(() => rm(aside, { recursive: true, force: true }));
    return { folder, ibekVersion };
  }

  /** A digest comes from outside: hashed, it is a safe name whatever it holds. */
  #folder(digest: string): string {
    return join(this.#root, createHash("sha256").update(digest).digest("hex").slice(0, 32));
  }
}
