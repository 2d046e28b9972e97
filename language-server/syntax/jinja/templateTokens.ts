// jinja2's lexer with its default settings: which part of a template is text, which a name, which an operator.
import { codeTokens } from "./codeTokens.ts";
import { PYTHON_WHITESPACE, withoutTrailingWhitespace } from "./pythonWhitespace.ts";
import { TemplateNotRead, TemplateSyntaxError } from "./templateSyntaxError.ts";
import type { TemplateToken } from "./templateToken.ts";

const RAW_BEGIN = new RegExp(
  String.raw`\{%([-+]?)[${PYTHON_WHITESPACE}]*raw[${PYTHON_WHITESPACE}]*(?:-%\}[${PYTHON_WHITESPACE}]*|%\})`,
  "y",
);
const RAW_END = new RegExp(
  String.raw`\{%([-+]?)[${PYTHON_WHITESPACE}]*endraw[${PYTHON_WHITESPACE}]*(?:\+%\}|-%\}[${PYTHON_WHITESPACE}]*|%\})`,
  "g",
);
const COMMENT_END = new RegExp(String.raw`-#\}[${PYTHON_WHITESPACE}]*|\+?#\}`, "g");
const OPENING = /\{[{%#]/g;

export interface TemplateTokens {
  /** The last is the end, also where reading failed. */
  readonly tokens: readonly TemplateToken[];
  /** Why no more could be read; counts only once a parser comes that far. */
  readonly failure: TemplateSyntaxError | TemplateNotRead | undefined;
}

export function templateTokens(source: string): TemplateTokens {
  const end = source.length - (/(?:\r\n|[\r\n])$/.exec(source)?.[0].length ?? 0);
  const text = source.slice(0, end);
  const tokens: TemplateToken[] = [];
  let failure: TemplateTokens["failure"];
  try {
    for (let at = 0; at < end;) at = nextPart(text, at, tokens);
  } catch (error) {
    if (!(error instanceof TemplateSyntaxError || error instanceof TemplateNotRead)) throw error;
    failure = error;
  }
  tokens.push({ kind: "end", text: "", span: { start: end, end } });
  return { tokens, failure };
}

/** Text up to the next `{{`, `{%` or `{#`, and that; offset behind it. */
function nextPart(text: string, at: number, tokens: TemplateToken[]): number {
  OPENING.lastIndex = at;
  const opening = OPENING.exec(text)?.index;
  if (opening === undefined) {
    pushData(text, at, text.length, false, tokens);
    return text.length;
  }
  RAW_BEGIN.lastIndex = opening;
  const raw = RAW_BEGIN.exec(text);
  const strips = (raw?.[1] ?? text.charAt(opening + 2)) === "-";
  pushData(text, at, opening, strips, tokens);
  if (raw) return rawPart(text, opening, raw[0].length, tokens);
  const inside = opening + (/[-+]/.test(text.charAt(opening + 2)) ? 3 : 2);
  if (text.charAt(opening + 1) !== "#") return codeTokens(text, opening, inside, tokens);
  COMMENT_END.lastIndex = inside;
  const close = COMMENT_END.exec(text);
  if (close) return close.index + close[0].length;
  throw new TemplateSyntaxError("Missing end of comment tag", { start: opening, end: inside });
}

function rawPart(text: string, opening: number, length: number, tokens: TemplateToken[]): number {
  const start = opening + length;
  RAW_END.lastIndex = start;
  const close = RAW_END.exec(text);
  if (!close) throw new TemplateSyntaxError("Missing end of raw directive", { start: opening, end: start });
  pushData(text, start, close.index, close[1] === "-", tokens);
  return close.index + close[0].length;
}

function pushData(text: string, start: number, end: number, stripped: boolean, tokens: TemplateToken[]): void {
  const data = text.slice(start, end);
  const kept = stripped ? withoutTrailingWhitespace(data) : data;
  if (kept !== "")
    tokens.push({ kind: "data", text: kept.replace(/\r\n?/g, "\n"), span: { start, end: start + kept.length } });
}
