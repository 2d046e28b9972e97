import type { Item, Json, Word } from "../syntax/database/databaseFile.ts";
import { pathOfUri } from "../text/fileUri.ts";
import { shifted, type Span } from "../text/span.ts";
import type { Workspace } from "../workspace.ts";
import { inner } from "./inner.ts";

export interface FileName {
  readonly name: string;
  readonly span: Span;
  readonly kind: "database" | "protocol";
}

/** Their spans count in the document. */
export function fileNames(
  blocks: readonly { readonly start: number; readonly files: readonly FileName[] }[],
): readonly FileName[] {
  const names: FileName[] = [];
  for (const { start, files } of blocks)
    for (const each of files) names.push({ ...each, span: shifted(each.span, start) });
  return names;
}

/** Files that includes, VisualDCT and StreamDevice links name, but those that macros make up. */
export function fileNamesIn(item: Item): readonly FileName[] {
  const found: (FileName | undefined)[] = [];
  if (item.kind === "include") found.push(included(item.word));
  if (item.kind === "msi" || item.kind === "visualDct") found.push(quoted(item.text));
  if (item.kind === "record")
    for (const entry of item.body?.entries ?? []) {
      if (entry.kind === "include") found.push(included(entry.word));
      if (entry.kind === "field" && entry.value !== undefined) found.push(protocol(entry.value));
    }
  return found.flatMap((each) => (each === undefined || each.name.includes("$") ? [] : [each]));
}

function included(word: Word | undefined): FileName | undefined {
  return word === undefined ? undefined : { name: word.text, span: inner(word), kind: "database" };
}

/** `file "a.template"`, `expand("a.vdb", …)`; not the macros of `substitute`. */
function quoted(text: string): FileName | undefined {
  const match = /^(?:file\s*|expand\s*\(\s*)"([^"]*)"/.exec(text);
  if (match === null) return undefined;
  const start = match[0].length - 1 - (match[1]?.length ?? 0);
  return { name: match[1] ?? "", span: { start, end: match[0].length - 1 }, kind: "database" };
}

/** `@device.proto getTemperature PORT` */
function protocol(value: Json): FileName | undefined {
  if (value.kind !== "string" || !value.text.includes(".proto")) return undefined;
  const match = /^\s*@\s*([^\s"]+\.proto(?:col)?)(?=\s)/.exec(value.text);
  if (match === null) return undefined;
  const end = value.start + 1 + match[0].length;
  return { name: match[1] ?? "", span: { start: end - (match[1]?.length ?? 0), end }, kind: "protocol" };
}

/** Folders beside the database that modules keep their files in. */
const BESIDE: Readonly<Record<FileName["kind"], readonly string[]>> = {
  database: [".", "../Db", "../../db"],
  protocol: [".", "../protocol", "../protocols", "../Db", "../../protocol", "../../protocols", "../../data"],
};

/** Where the file may lie, the likeliest first. */
function candidates({ name, kind }: FileName, uri: string): readonly string[] {
  const path = pathOfUri(uri);
  if (path === undefined) return [];
  if (name.startsWith("/")) return [name];
  const folder = path.slice(0, path.lastIndexOf("/"));
  return BESIDE[kind].map((beside) => normalised(`${folder}/${beside}/${name}`));
}

export interface FoundFile {
  /** Undefined: it is in none of these places. */
  readonly path: string | undefined;
  /** Absolute paths that were looked at. */
  readonly looked: readonly string[];
}

/** Nobody names more; each one asks the file system. */
const MOST_FILES = 200;

/** By name; what was looked for before is not looked for again. */
export async function findFiles(
  names: readonly FileName[],
  uri: string,
  workspace: Workspace,
  known: ReadonlyMap<string, FoundFile>,
): Promise<ReadonlyMap<string, FoundFile>> {
  const found = new Map<string, FoundFile>();
  for (const name of names) {
    if (found.has(name.name) || found.size >= MOST_FILES) continue;
    found.set(name.name, known.get(name.name) ?? (await findFile(candidates(name, uri), workspace)));
  }
  return found;
}

async function findFile(paths: readonly string[], workspace: Workspace): Promise<FoundFile> {
  for (const [index, path] of paths.entries())
    if (await workspace.isFile(path)) return { path, looked: paths.slice(0, index + 1) };
  return { path: undefined, looked: paths };
}

function normalised(path: string): string {
  const parts: string[] = [];
  for (const part of path.split("/")) {
    if (part === "..") parts.pop();
    else if (part !== "." && part !== "") parts.push(part);
  }
  return `${path.startsWith("/") ? "/" : ""}${parts.join("/")}`;
}
