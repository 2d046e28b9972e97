// The schema a generic IOC's repository publishes for a release: what is left where the image itself cannot be read.
import { createHash } from "node:crypto";
import { mkdir, open, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** Downloads a text; undefined when that fails for whatever reason. */
export type Download = (url: string, signal: AbortSignal) => Promise<string | undefined>;

const HEADER = /^#[ \t]*yaml-language-server:[ \t]*\$schema=(https:\/\/\S+)/m;
/** Where the header is looked for: it stands in the first lines. */
const HEAD_BYTES = 4096;
const MAX_CHARACTERS = 16_000_000;
const TIMEOUT_MILLISECONDS = 30_000;

/** Absolute path of a copy of the schema that the file's header names by `https` address; each address is fetched once. */
export async function publishedSchema(
  iocYaml: string,
  { folder, download }: { readonly folder: string; readonly download: Download },
  signal: AbortSignal,
): Promise<string | undefined> {
  const url = HEADER.exec(await headOf(iocYaml))?.[1];
  if (url === undefined) return undefined;
  const path = join(folder, `${createHash("sha256").update(url).digest("hex").slice(0, 32)}.json`);
  const kept = await readFile(path, "utf8").catch(() => undefined);
  if (kept !== undefined) return path;
  const text = await download(url, signal);
  if (text === undefined) return undefined;
  await mkdir(folder, { recursive: true });
  // Written aside first: another window may be looking.
  await writeFile(`${path}.${process.pid}`, text);
  await rename(`${path}.${process.pid}`, path);
  return path;
}

/** Follows redirects, as release assets have them; takes JSON objects of a sensible size only. */
export const download: Download = async (url, signal) => {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MILLISECONDS)]) });
    if (!response.ok || Number(response.headers.get("content-length") ?? 0) > MAX_CHARACTERS) return undefined;
    const text = await response.text();
    return text.length <= MAX_CHARACTERS && text.trimStart().startsWith("{") ? text : undefined;
  } catch {
    return undefined;
  }
};

async function headOf(path: string): Promise<string> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return "";
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.toString("utf8", 0, bytesRead);
  } finally {
    await file.close();
  }
}
