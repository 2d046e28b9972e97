// One line as iocsh reads it: comment, macros, words.
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import type { LogicalLine } from "../../syntax/iocsh/logicalLines.ts";
import { type Redirect, type SplitLine, splitWords, type Word } from "../../syntax/iocsh/words.ts";
import { type Expansion, expandMacros, unexpanded, UNKNOWN } from "../macros/expandMacros.ts";
import type { MacroLookup } from "../macros/macroEnvironment.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";

export type ReadLine = Omit<EvaluatedLine, "before" | "after" | "files" | "inside">;

export function readLine(line: LogicalLine, lookup: MacroLookup): ReadLine {
  const nothing = { line, command: undefined, arguments: [], redirects: [], problem: undefined };
  const start = line.text.trimStart();
  // Macros in comments are not expanded.
  if (start === "" || start.startsWith("#") || line.unfinished === true) {
    return { ...nothing, kind: start.startsWith("#") ? "comment" : "blank", expansion: unexpanded(line.text) };
  }
  const expansion = expandMacros(line.text, lookup);
  const expanded = expansion.text.trimStart();
  if (expanded === "" || expanded.startsWith("#"))
    return { ...nothing, kind: expanded === "" ? "blank" : "comment", expansion };
  const split = inRawLine(splitWords(expansion.text), expansion);
  const { command, rest } = commandOf(split.words);
  const { redirects, problem } = split;
  const include = command === undefined && redirects.some((redirect) => redirect.descriptor === 0);
  return { line, kind: include ? "include" : "command", expansion, command, arguments: rest, redirects, problem };
}

/** A leading macro that is not known here most likely stands for nothing or for `#`: the command comes behind it. */
function commandOf(words: readonly Word[]): { readonly command: Word | undefined; readonly rest: readonly Word[] } {
  const first = words[0];
  if (first === undefined) return { command: undefined, rest: [] };
  const bare = first.value.replaceAll(UNKNOWN, "");
  const next = words[1];
  if (bare === "" && next !== undefined && iocshCommand(next.value) !== undefined)
    return { command: next, rest: words.slice(2) };
  return bare === "" || iocshCommand(bare) === undefined
    ? { command: first, rest: words.slice(1) }
    : { command: { ...first, value: bare, start: first.end - bare.length }, rest: words.slice(1) };
}

function inRawLine(split: SplitLine, expansion: Expansion): SplitLine {
  const moved = <T extends { readonly start: number; readonly end: number }>(item: T): T => {
    return { ...item, ...expansion.origin(item.start, item.end) };
  };
  const redirects = split.redirects.map((redirect): Redirect => ({
    ...moved(redirect),
    target: redirect.target && moved(redirect.target),
  }));
  const words = split.words.map(moved);
  return split.problem === undefined ? { words, redirects } : { words, redirects, problem: moved(split.problem) };
}
