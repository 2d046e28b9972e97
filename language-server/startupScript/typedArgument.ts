// What is being typed at a place in a line: which command, which of its arguments, how much of it.
import { iocshCommand, type IocshArgument, type IocshCommand } from "../catalogue/iocshCommands.ts";
import { expandMacros, UNKNOWN } from "../ioc/macros/expandMacros.ts";
import { splitWords, type Word } from "../syntax/iocsh/words.ts";
import type { ScriptPlace } from "./startupScript.ts";

export interface TypedArgument {
  readonly command: IocshCommand;
  /** Counted from 0; may lie behind the last argument the command takes. */
  readonly index: number;
  readonly argument: IocshArgument | undefined;
  /** The part before the cursor, expanded and without quotes. */
  readonly value: string;
}

/** What stands before the cursor as iocsh would read it. */
function wordsBefore({ line, offset }: ScriptPlace): { readonly words: readonly Word[]; readonly text: string } {
  const { text } = expandMacros(line.line.text.slice(0, offset), line.before.macros.lookup);
  const { words } = splitWords(text);
  return { words: words[0]?.value === UNKNOWN ? words.slice(1) : words, text };
}

/** Undefined in a comment, behind `<` or `>`, and while the command itself is being typed. */
export function typedArgument(place: ScriptPlace): TypedArgument | undefined {
  const { words, text } = wordsBefore(place);
  const last = words.at(-1);
  if (last === undefined || redirectsAt(place)) return undefined;
  const typing = last.end === text.length && !endsInSeparator(last, text);
  const index = words.length - (typing ? 2 : 1);
  const command = iocshCommand((words[0]?.value ?? "").replaceAll(UNKNOWN, ""));
  if (index < 0 || command === undefined) return undefined;
  const argument = command.arguments[index] ?? command.arguments.findLast((each) => each.type === "argv");
  return { command, index, argument, value: typing ? last.value : "" };
}

/** A word in quotes that are closed is complete. */
function endsInSeparator(word: Word, text: string): boolean {
  return word.quoted && word.end - word.start > 1 && /["']$/.test(text) && splitWords(text).problem === undefined;
}

/** Whether the place is that of the file name behind `<`, `>` or `>>`. */
export function redirectsAt({ line, offset }: ScriptPlace): boolean {
  return /[<>]\s*["']?[^\s"'(),<>]*$/.test(line.line.text.slice(0, offset)) && !insideQuotes(line.line.text, offset);
}

function insideQuotes(text: string, offset: number): boolean {
  const before = splitWords(text.slice(0, offset));
  return before.problem?.kind === "unbalancedQuote" && before.redirects.length === 0;
}
