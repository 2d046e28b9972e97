// The files one line names.
import { iocshCommand, type IocshFileKind } from "../../catalogue/iocshCommands.ts";
import type { Word } from "../../syntax/iocsh/words.ts";
import { parseMacroDefinitions } from "../macros/macroDefinitions.ts";
import type { FileUse } from "./evaluatedLine.ts";
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
    const macros = line.arguments[index + 1];
    if (macros !== undefined && (file === "database" || file === "substitutions"))
      files.push(...(await protocolsIn(macros, state, lookup)));
  }
  return files;
}

/** `PROTO=gauge.proto` among the macros for a database names a protocol file of StreamDevice. */
async function protocolsIn(word: Word, state: ScriptState, lookup: FileLookup): Promise<readonly FileUse[]> {
  const files: FileUse[] = [];
  // A value has its own place in the line only where nothing but the quotes around the word was removed.
  const plain = word.end - word.start - word.value.length === (word.quoted ? 2 : 0);
  const first = word.start + (word.quoted ? 1 : 0);
  for (const { value, start, end } of parseMacroDefinitions(word.value)) {
    if (value === undefined || !/\.proto(col)?$/i.test(value)) continue;
    const span = plain ? { start: first + start, end: first + end } : { start: word.start, end: word.end };
    files.push(await use({ value, ...span }, "protocol", state, lookup));
  }
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
