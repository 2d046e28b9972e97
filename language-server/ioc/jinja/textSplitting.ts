import {
  PYTHON_WHITESPACE,
  withoutLeadingWhitespace,
  withoutTrailingWhitespace,
} from "../../syntax/jinja/pythonWhitespace.ts";
import { asInteger } from "./asNumber.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise } from "./stopped.ts";
import { typeName } from "./typeName.ts";

const BLANKS = new RegExp(`[${PYTHON_WHITESPACE}]+`);
const TRAILING_WORD = new RegExp(`[${PYTHON_WHITESPACE}]+(?=[^${PYTHON_WHITESPACE}]*$)`);
const LINE = /(.*?)(\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]|$)/sy;

/** `text.split(separator, most)` */
export function splitFromStart(text: string, separator: PythonValue, most: PythonValue): string[] {
  const limit = limitOf(most);
  if (separator === null) return splitAtBlanks(text, limit);
  const parts = text.split(separatorOf(separator));
  if (parts.length <= limit) return parts;
  return [...parts.slice(0, limit), parts.slice(limit).join(separatorOf(separator))];
}

/** `text.rsplit(separator, most)` */
export function splitFromEnd(text: string, separator: PythonValue, most: PythonValue): string[] {
  const limit = limitOf(most);
  if (separator === null) return splitAtBlanksFromEnd(text, limit);
  const by = separatorOf(separator);
  const parts = text.split(by);
  if (parts.length - 1 <= limit) return parts;
  const first = parts.length - limit;
  return [parts.slice(0, first).join(by), ...parts.slice(first)];
}

/** `text.splitlines()` */
export function linesOf(text: string, keepEnds: boolean): string[] {
  const lines: string[] = [];
  for (let at = 0; at < text.length; at = LINE.lastIndex) {
    LINE.lastIndex = at;
    const [all = "", line = ""] = LINE.exec(text) ?? [];
    lines.push(keepEnds ? all : line);
    LINE.lastIndex = at + all.length;
  }
  return lines;
}

function splitAtBlanks(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = withoutLeadingWhitespace(text);
  while (rest !== "" && parts.length < limit) {
    const blank = BLANKS.exec(rest);
    if (!blank) break;
    parts.push(rest.slice(0, blank.index));
    rest = rest.slice(blank.index + blank[0].length);
  }
  return rest === "" ? parts : [...parts, rest];
}

function splitAtBlanksFromEnd(text: string, limit: number): string[] {
  const parts: string[] = [];
  let rest = withoutTrailingWhitespace(text);
  while (rest !== "" && parts.length < limit) {
    const blank = TRAILING_WORD.exec(rest);
    if (!blank) break;
    parts.unshift(rest.slice(blank.index + blank[0].length));
    rest = rest.slice(0, blank.index);
  }
  return rest === "" ? parts : [rest, ...parts];
}

function limitOf(most: PythonValue): number {
  const count = asInteger(most);
  if (count === undefined) return raise("TypeError", `'${typeName(most)}' object cannot be interpreted as an integer`);
  return count < 0n ? Infinity : Number(count);
}

function separatorOf(separator: PythonValue): string {
  if (typeof separator !== "string") return raise("TypeError", `must be str or None, not ${typeName(separator)}`);
  return separator === "" ? raise("ValueError", "empty separator") : separator;
}
