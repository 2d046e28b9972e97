import { createHash } from "node:crypto";
import { readdir, readFile, stat } from "node:fs/promises";
import { returnsAsNewlines } from "./text/returnsAsNewlines.ts";
import type { FileFacts, Workspace } from "./workspace.ts";

// No text file of an IOC comes near; a core dump or an image in the way is not read into memory.
const MAX_BYTES = 16_000_000;

export interface EditorView {
  /** Absolute paths of the folders the editor has open, now. */
  roots(): readonly string[];
  /** Text of an open document. */
  openText(path: string): string | undefined;
}

/** The workspace on this machine's file system. */
export class NodeWorkspace implements Workspace {
  readonly #editor: EditorView;

  constructor(editor: EditorView) {
    this.#editor = editor;
  }

  get roots(): readonly string[] {
    return this.#editor.roots();
  }

  async read(path: string): Promise<string | undefined> {
    const open = this.#editor.openText(path);
    if (open !== undefined) return returnsAsNewlines(open);
    try {
      const facts = await stat(path);
      if (!facts.isFile() || facts.size > MAX_BYTES) return undefined;
      return returnsAsNewlines(await readFile(path, "utf8"));
    } catch {
      return undefined;
    }
  }

  async list(folder: string): Promise<readonly string[]> {
    try {
      return (await readdir(folder)).sort();
    } catch {
      return [];
    }
  }

  async fileFacts(path: string): Promise<FileFacts | undefined> {
    try {
      const facts = await stat(path);
      if (!facts.isFile() || facts.size > MAX_BYTES) return undefined;
      const sha256 = createHash("sha256")
        .update(await readFile(path))
        .digest("hex");
      return { bytes: facts.size, sha256 };
    } catch {
      return undefined;
    }
  }

  async isFile(path: string): Promise<boolean> {
    try {
      return (await stat(path)).isFile();
    } catch {
      return false;
    }
  }
}

/** Differs when a file or folder was changed, came or went. */
export async function fingerprint(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return "missing";
  }
}
