import { isPythonWhitespace } from "../../syntax/jinja/pythonWhitespace.ts";
import { codePoints } from "./codePoints.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";

/** `text.strip(characters)` and its one-sided sisters */
export function stripped(text: string, characters: PythonValue | undefined, side: "start" | "end" | "both"): string {
  const isStripped = characterTest(characters ?? null);
  const points = codePoints(text);
  let start = 0;
  let end = points.length;
  if (side !== "end") while (start < end && isStripped(points[start] ?? "")) start++;
  if (side !== "start") while (end > start && isStripped(points[end - 1] ?? "")) end--;
  return points.slice(start, end).join("");
}

function characterTest(characters: PythonValue): (character: string) => boolean {
  if (characters === null) return isPythonWhitespace;
  if (typeof characters !== "string")
    return raise("TypeError", `strip arg must be None or str, not ${typeName(characters)}`);
  const set = new Set(codePoints(characters));
  return (character) => set.has(character);
}

/** `text.capitalize()` */
export function capitalized(text: string): string {
  const [first = "", ...rest] = codePoints(text);
  return titleCase(first) + rest.join("").toLowerCase();
}

/** `text.title()`: what follows a letter is small, all else begins a word. */
export function titled(text: string): string {
  let afterLetter = false;
  let result = "";
  for (const character of codePoints(text)) {
    result += afterLetter ? character.toLowerCase() : titleCase(character);
    afterLetter = /[\p{L}]/u.test(character) && character.toLowerCase() !== character.toUpperCase();
  }
  return result;
}

/** `text.swapcase()` */
export function swappedCase(text: string): string {
  return codePoints(text)
    .map((character) => (character === character.toUpperCase() ? character.toLowerCase() : character.toUpperCase()))
    .join("");
}

/** A few characters have a form of their own for the beginning of a word. */
function titleCase(character: string): string {
  const upper = character.toUpperCase();
  if (upper.length !== character.length || /[\u01c4-\u01cc\u01f1-\u01f3]/.test(character)) {
    return unsupported("this character at the beginning of a word");
  }
  return upper;
}
