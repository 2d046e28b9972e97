// The files one line names.
import { iocshCommand, type IocshFileKind } from "../../catalogue/iocshCommands.ts";
import type { Word } from "../../syntax/iocsh/words.ts";
import type { FileUse } from "./evaluatedLine.ts";
import { macroArguments } from "./macroArguments.ts";
import type { ReadLine } from "./readLine.ts";
import { type FileLookup, findFile } from "./scriptFiles.ts";
import type { ScriptState } from "./scriptState.ts";

export async function filesOf(line: ReadLine, state: ScriptState, lookup: FileLookup): Promise<readonly FileUse[]> {
  if (line.kind === "include") {
    const target = line.redirects.find((redirect) => redirect.descriptor === 0)?.target;
    return target === undefined ? [] : [await use(target, "script", state, lookup)];
  }
  const known = iocshCommand(line.command?.value ?? "")?.arguments ?? [];
  const files: FileUse[] = [];
  for (const [index, { file }] of known.entries()) {
    const word = line.arguments[index];
    if (file === undefined || word === undefined || word.value === "") continue;
    // `dbLoadDatabase(file, path)` and `dbLoadTemplate(file, macros, path)` bring a search path of their own.
    const path = file === "databaseDefinition" ? line.arguments[1]?.value : undefined;
    files.push(await use(word, file, state, lookup, path === "0" ? undefined : path));
  }
  return [...files, ...(await protocolsIn(line, state, lookup))];
}

/** `PROTO=gauge.proto` among the macros for a database names a protocol file of StreamDevice. */
async function protocolsIn(line: ReadLine, state: ScriptState, lookup: FileLookup): Promise<readonly FileUse[]> {
  const files: FileUse[] = [];
  for (const { value, start, end } of macroArguments(line))
    if (value !== undefined && /\.proto(col)?$/i.test(value))
      files.push(await use({ value, start, end }, "protocol", state, lookup));
  return files;
}

async function use(
  word: Pick<Word, "value" | "start" | "end">,
  kind: IocshFileKind,
  state: ScriptState,
  lookup: FileLookup,
  searchPath?: string,
): Promise<FileUse> {
  const finding = await findFile(word.value, kind, state, lookup, searchPath);
  return { kind, start: word.start, end: word.end, text: word.value, finding };
}
