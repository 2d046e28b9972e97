// Where the databases and substitutions files of an IOC use what its script sets up: variables and asyn ports.
import type { Location } from "vscode-languageserver-types";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import { uriOfPath } from "../../text/fileUri.ts";
import type { IocContents } from "./iocContents.ts";
import type { LoadedDatabase } from "./load.ts";
import type { TemplateFile } from "./templateFile.ts";

/** `$(NAME)` in databases that get it from the environment, not from the line or row that loads them. */
export function variableUses(contents: IocContents, name: string): readonly Location[] {
  const files = new Set<TemplateFile>();
  for (const { file, macros } of databases(contents))
    if (file?.macros.has(name) === true && !macros.some((given) => given.name === name)) files.add(file);
  return [...files].flatMap((file) => referencesIn(file, name));
}

/** Every `$(NAME)` in one database. */
export function referencesIn(
  { path, lines: { text, lineCount }, lines }: TemplateFile,
  name: string,
): readonly Location[] {
  const uri = uriOfPath(path);
  const found: Location[] = [];
  if (!text.includes(name)) return [];
  for (let line = 0; line < lineCount; line++) {
    const written = lines.line(line);
    if (!written.includes(name)) continue;
    for (const reference of macroReferences(written))
      if (reference.name === name)
        found.push({
          uri,
          range: { start: { line, character: reference.nameStart }, end: { line, character: reference.nameEnd } },
        });
  }
  return found;
}

/** `@asyn(L0,0)`, `@dev.proto get($(A)) $(PORT)`, rows with `PORT=L0`. */
export function portUsesInDatabases(contents: IocContents, port: string): readonly Location[] {
  const found = new Map<string, Location>();
  const add = (location: Location): void => {
    const { line, character } = location.range.start;
    found.set(`${location.uri} ${line} ${character}`, location);
  };
  for (const database of databases(contents)) {
    const { row, macros } = database;
    if (row !== undefined && macros.some(({ value }) => value !== undefined && unquoted(value) === port))
      add({ uri: uriOfPath(row.path), range: row.range });
    asynLinks(database, port).forEach(add);
  }
  return [...found.values()];
}

/** A port is the first parameter of asyn links and stands behind the protocol in those of StreamDevice. */
const LINK = /@asyn(?:Mask)?\(\s*([^,\s)]*(?:\$\([^)]*\))?[^,\s)]*)/g;

function asynLinks({ file, expand }: LoadedDatabase, port: string): readonly Location[] {
  if (!file?.lines.text.includes("@asyn")) return [];
  const known = new Map<string, boolean>();
  const isPort = (written: string): boolean => {
    const is = known.get(written) ?? expand(written) === port;
    known.set(written, is);
    return is;
  };
  const found: Location[] = [];
  for (const match of file.lines.text.matchAll(LINK)) {
    const written = match[1] ?? "";
    const end = match.index + match[0].length;
    if (written !== "" && isPort(written))
      found.push({ uri: uriOfPath(file.path), range: file.lines.rangeOf({ start: end - written.length, end }) });
  }
  return found;
}

function unquoted(value: string): string {
  return value.replace(/^(["'])(.*)\1$/, "$2");
}

function* databases(contents: IocContents): Generator<LoadedDatabase> {
  for (const loads of contents.loads.values()) for (const load of loads) yield* load.databases;
}
