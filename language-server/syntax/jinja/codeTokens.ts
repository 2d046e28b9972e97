// The inside of `{{ … }}` and `{% … %}` as jinja2's lexer cuts it.
import { numberLiteral } from "./numberLiteral.ts";
import { PYTHON_WHITESPACE } from "./pythonWhitespace.ts";
import { quotedText } from "./quotedText.ts";
import { unescaped } from "./stringLiteral.ts";
import { TemplateSyntaxError, TemplateNotRead } from "./templateSyntaxError.ts";
import type { TemplateToken } from "./templateToken.ts";

const WHITESPACE = new RegExp(`[${PYTHON_WHITESPACE}]+`, "y");
const VARIABLE_END = new RegExp(String.raw`-\}\}[${PYTHON_WHITESPACE}]*|\}\}`, "y");
const BLOCK_END = new RegExp(String.raw`\+%\}|-%\}[${PYTHON_WHITESPACE}]*|%\}`, "y");
// Python's `\w` and the marks that may be in an identifier.
const NAME = /[\p{L}\p{N}\p{M}\p{Pc}\u00b7\u0387\u2118\u212e\u309b\u309c]+/uy;
const IDENTIFIER = /^[\p{XID_Start}_]\p{XID_Continue}*$/u;
const STRING = /'[^'\\]*(?:\\[^][^'\\]*)*'|"[^"\\]*(?:\\[^][^"\\]*)*"/y;
const OPERATOR = /\*\*|\/\/|==|!=|>=|<=|[-+/*%~[\](){}><=.:|,;]/y;
const CLOSING: Readonly<Record<string, string>> = { "{": "}", "(": ")", "[": "]" };

/** Pushes the tokens from `{{` to `}}`, both with them; offset behind. What is never closed ends with the text. */
export function codeTokens(text: string, opening: number, inside: number, tokens: TemplateToken[]): number {
  const isVariable = text.charAt(opening + 1) === "{";
  const ending = isVariable ? VARIABLE_END : BLOCK_END;
  tokens.push({
    kind: isVariable ? "variableBegin" : "blockBegin",
    text: text.slice(opening, inside),
    span: { start: opening, end: inside },
  });
  const open: string[] = [];
  let at = inside;
  while (at < text.length) {
    const close = open.length === 0 ? matchAt(ending, text, at) : undefined;
    if (close !== undefined) {
      const span = { start: at, end: at + close.trimEnd().length };
      tokens.push({ kind: isVariable ? "variableEnd" : "blockEnd", text: close, span });
      return at + close.length;
    }
    const blank = matchAt(WHITESPACE, text, at);
    if (blank !== undefined) {
      at += blank.length;
      continue;
    }
    const token = codeTokenAt(text, at);
    if (token.kind === "operator") balance(token, open);
    tokens.push(token);
    at = token.span.end;
  }
  return at;
}

function codeTokenAt(text: string, start: number): TemplateToken {
  const number = numberLiteral(text, start);
  if (number) {
    const span = { start, end: number.end };
    if (number.value === undefined) throw new TemplateNotRead("numbers this long");
    return { kind: number.kind, text: text.slice(start, number.end), number: number.value, span };
  }
  const name = matchAt(NAME, text, start);
  if (name !== undefined) return nameToken(name, start);
  const string = matchAt(STRING, text, start);
  if (string !== undefined) return stringToken(string, start);
  const operator = matchAt(OPERATOR, text, start);
  if (operator !== undefined)
    return { kind: "operator", text: operator, span: { start, end: start + operator.length } };
  const character = String.fromCodePoint(text.codePointAt(start) ?? 0);
  const position = text.slice(0, start).replace(/\r\n|[\ud800-\udbff][\udc00-\udfff]/g, " ").length;
  throw new TemplateSyntaxError(`unexpected char ${quotedText(character)} at ${position}`, {
    start,
    end: start + character.length,
  });
}

function nameToken(name: string, start: number): TemplateToken {
  const span = { start, end: start + name.length };
  if (IDENTIFIER.test(name)) return { kind: "name", text: name, span };
  throw new TemplateSyntaxError("Invalid character in identifier", span);
}

function stringToken(written: string, start: number): TemplateToken {
  const span = { start, end: start + written.length };
  const meaning = unescaped(written.slice(1, -1).replace(/\r\n?/g, "\n"));
  if (meaning.ok) return { kind: "string", text: meaning.text, span };
  if (meaning.message === undefined) throw new TemplateNotRead("characters by their Unicode name");
  throw new TemplateSyntaxError(meaning.message, span);
}

/** Brackets must match even before the parser looks; `}}` ends a variable only where none is open. */
function balance(token: TemplateToken, open: string[]): void {
  const closing = CLOSING[token.text];
  if (closing !== undefined) open.push(closing);
  if (!/[})\]]/.test(token.text)) return;
  const expected = open.pop();
  if (expected === undefined) throw new TemplateSyntaxError(`unexpected '${token.text}'`, token.span);
  if (expected !== token.text)
    throw new TemplateSyntaxError(`unexpected '${token.text}', expected '${expected}'`, token.span);
}

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0];
}
