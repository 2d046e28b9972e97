import { posix } from "node:path";
import { buffer } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";
import { extract } from "tar-stream";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { FolderFile } from "../../core/imageStore.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";

/** Definitions are some hundred kilobytes; what an image gives beyond this is not what we asked for. */
const LIMIT_BYTES = 64 * 1024 * 1024;
const MOST_LINKS = 10;

interface ArchiveEntry {
  /** Path below the folder that was asked for: `ADCore.ibek.support.yaml`, `sub/file`. */
  readonly path: string;
  readonly content: Uint8Array | undefined;
  /** Where a link points, absolute. */
  readonly target: string | undefined;
}

export interface Asking {
  readonly doing: string;
  readonly signal: AbortSignal;
}

/** The files directly in a folder of a container, running or not; the engine reads them, nothing of the image runs. */
export async function readContainerFolder(
  engine: Engine,
  container: string,
  folder: string,
  { doing, signal }: Asking,
): Promise<Outcome<readonly FolderFile[]>> {
  const budget = { left: LIMIT_BYTES };
  try {
    const files: FolderFile[] = [];
    for (const entry of await readArchive(engine, container, `${folder}/.`, budget, signal)) {
      if (entry.path.includes("/")) continue;
      const content = entry.content ?? (await linkedContent(engine, container, entry.target, budget, signal));
      if (content !== undefined) files.push({ name: entry.path, content });
    }
    return succeeded(files);
  } catch (error) {
    if (budget.left < 0) {
      return failed("unexpectedOutput", doing, `it holds more than ${LIMIT_BYTES / 1024 / 1024} MiB`);
    }
    return engineFailure(doing, error);
  }
}

/** Follows a link through further ones; undefined where it leads to no file. */
async function linkedContent(
  engine: Engine,
  container: string,
  target: string | undefined,
  budget: { left: number },
  signal: AbortSignal,
): Promise<Uint8Array | undefined> {
  for (let links = 0, path = target; path !== undefined && links < MOST_LINKS; links++) {
    const [entry] = await readArchive(engine, container, path, budget, signal).catch((error: unknown) => {
      const { kind } = engineFailure("", error).failure;
      // Also a link to itself, and one into a folder that is none: the engine refuses those with words of its own.
      if (budget.left < 0 || kind === "unreachable" || kind === "cancelled") throw error;
      return [];
    });
    if (entry?.content !== undefined) return entry.content;
    path = entry?.target;
  }
  return undefined;
}

async function readArchive(
  engine: Engine,
  container: string,
  path: string,
  budget: { left: number },
  signal: AbortSignal,
): Promise<readonly ArchiveEntry[]> {
  const archive = await engine.client.getContainer(container).getArchive({ path, abortSignal: signal });
  const entries: ArchiveEntry[] = [];
  const unpacked = extract();
  // A break in the archive reaches the loop too; here it is only kept from being an unhandled one.
  const whole = pipeline(archive, unpacked).catch((error: unknown) => unpacked.destroy(asError(error)));
  for await (const entry of unpacked) {
    const { name, size, type, linkname } = entry.header;
    budget.left -= size;
    if (budget.left < 0) throw new Error("too much");
    const content = await buffer(entry);
    // A second name of a file, a hard link, comes as a link to the first.
    const isLink = type === "symlink" || type === "link";
    entries.push({
      path: name.replace(/^(\.?\/)+/, ""),
      content: type === "file" ? content : undefined,
      target: isLink ? posix.resolve(posix.dirname(path), linkname) : undefined,
    });
  }
  await whole;
  return entries;
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
