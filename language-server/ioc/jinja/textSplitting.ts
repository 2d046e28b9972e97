import {
  isPythonWhitespace,
  PYTHON_WHITESPACE,
  withoutLeadingWhitespace,
  withoutTrailingWhitespace,
} from "../../syntax/jinja/pythonWhitespace.ts";
import { asInteger } from "./asNumber.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise } from "./stopped.ts";
import { typeName } from "./typeName.ts";

const BLANKS = new RegExp(`[${PYTHON_WHITESPACE}]+`, "g");
// `str.splitlines` ends lines at some controls, too.
const LINE = new RegExp(String.raw`(.*?)(\r\n|[\n-\r\x1c-\x1e\x85\u2028\u2029]|$)`, "sy");

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
  let start = text.length - withoutLeadingWhitespace(text).length;
  while (start < text.length && parts.length < limit) {
    BLANKS.lastIndex = start;
    const blank = BLANKS.exec(text);
    if (!blank) break;
    parts.push(text.slice(start, blank.index));
    start = blank.index + blank[0].length;
  }
  return start < text.length ? [...parts, text.slice(start)] : parts;
}

function splitAtBlanksFromEnd(text: string, limit: number): string[] {
  const parts: string[] = [];
  let end = withoutTrailingWhitespace(text).length;
  for (let at = end - 1; at >= 0 && parts.length < limit; at--) {
    if (!isPythonWhitespace(text.charAt(at))) continue;
    parts.push(text.slice(at + 1, end));
    while (at > 0 && isPythonWhitespace(text.charAt(at - 1))) at--;
    end = at;
  }
  if (end > 0) parts.push(text.slice(0, end));
  return parts.reverse();
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
