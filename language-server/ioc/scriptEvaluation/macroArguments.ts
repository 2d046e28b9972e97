// The macros a line gives to a database: `dbLoadRecords("a.db", "P=BL01,PORT=L0")`.
import { iocshCommand } from "../../catalogue/iocshCommands.ts";
import { shifted } from "../../text/span.ts";
import type { Word } from "../../syntax/iocsh/words.ts";
import { type MacroDefinition, parseMacroDefinitions } from "../macros/macroDefinitions.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";
import { withoutQuotes } from "./plainWord.ts";

/** Expanded; the place of each is that in the line: of its value, or of all the macros where it cannot be told apart. */
export function macroArguments({
  line,
  command,
  arguments: words,
}: Pick<EvaluatedLine, "line" | "command" | "arguments">): readonly MacroDefinition[] {
  const taken = iocshCommand(command?.value ?? "")?.arguments ?? [];
  const file = taken.findIndex((argument) => argument.file === "database" || argument.file === "substitutions");
  const word = file < 0 ? undefined : words[file + 1];
  return word === undefined ? [] : placedDefinitions(word, line.text);
}

function placedDefinitions(word: Word, text: string): readonly MacroDefinition[] {
  const { start, end } = withoutQuotes(text, word);
  const expanded = parseMacroDefinitions(word.value);
  const written = parseMacroDefinitions(text.slice(start, end));
  return expanded.map((definition, index) => {
    // Macros that expand to several definitions, or that hold commas themselves, part the two.
    const place = written.length === expanded.length ? written[index] : undefined;
    return place === undefined
      ? { ...definition, start: word.start, end: word.end, whole: word }
      : { ...definition, ...shifted(place, start), whole: shifted(place.whole, start) };
  });
}
