// Sentences about tokens that do not fit.
import { closestName, didYouMean } from "../../text/closestName.ts";
import { isEscape } from "./isEscape.ts";
import type { Token } from "./scanner.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** The problem of a token that stands where `expected` should. */
export function tokenProblem(token: Token, expected: string): SyntaxProblem {
  const { start, end, text } = token;
  switch (token.kind) {
    case "unclosedString":
      return { kind: "unclosedQuote", start, end, message: `The closing ${text.charAt(0)} is missing on this line.` };
    case "badString":
      return { kind: "badString", ...badCharacterIn(token) };
    case "invalid":
      return { kind: "badCharacter", start, end, message: characterMessage(text, expected) };
    case "end":
      return { kind: "unexpected", start, end, message: `The file ends here, where ${expected} is expected.` };
    default:
      return { kind: "unexpected", start, end, message: `Expected ${expected} instead of ${shown(token)}.` };
  }
}

/** `feild` where one of the names is expected. */
export function unknownWord(token: Token, names: readonly string[], where: string): SyntaxProblem {
  const { start, end } = token;
  const meant = closestName(token.text, names);
  const message = `${shown(token)} means nothing ${where}${didYouMean(meant)}`;
  return { kind: "unexpected", start, end, message, ...(meant !== undefined && { replacement: meant }) };
}

function shown({ kind, text }: Token): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return kind === "string" ? `"${short}"` : `\`${short}\``;
}

function characterMessage(text: string, expected: string): string {
  const code = text.codePointAt(0) ?? 0;
  const name = code < 32 || code === 127 ? `Character 0x${code.toString(16).padStart(2, "0")}` : `\`${text}\``;
  if ("$*/@".includes(text)) return `${name} needs quotes around the text it stands in.`;
  return `${name} cannot stand here, where ${expected} is expected.`;
}

/** EPICS reads the values of fields as JSON5. */
function badCharacterIn({ text, start }: Token): Omit<SyntaxProblem, "kind"> {
  for (let at = 1; at < text.length; at++) {
    const length = text.charAt(at) === "\\" ? 2 : 1;
    const bad = length === 2 ? !isEscape(text, at) : text.charAt(at) < " ";
    if (bad) return { start: start + at, end: start + at + length, ...badCharacter(text.slice(at, at + length)) };
    at += length - 1;
  }
  return { start, end: start + text.length, message: "A character cannot stand in the value of a field." };
}

function badCharacter(found: string): Pick<SyntaxProblem, "message" | "replacement"> {
  if (found === "\t")
    return { message: "A TAB cannot stand in the value of a field; write a space or `\\t`.", replacement: " " };
  if (found.startsWith("\\")) return { message: `\`${found}\` is no escape sequence EPICS knows.` };
  return { message: "A control character cannot stand in the value of a field." };
}
