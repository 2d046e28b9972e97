import type { Range } from "vscode-languageserver-types";
import { rangeIn } from "../../syntax/iocsh/logicalLines.ts";
import type { ScriptPlace } from "../startupScript.ts";

/** The characters around the cursor that a completion takes the place of. */
export function replacement({ line, offset }: ScriptPlace, characters: RegExp): Range {
  const { text } = line.line;
  let [start, end] = [offset, offset];
  while (start > 0 && characters.test(text.charAt(start - 1))) start--;
  while (end < text.length && characters.test(text.charAt(end))) end++;
  return rangeIn(line.line, start, end);
}
