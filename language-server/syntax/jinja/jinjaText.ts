// How much Jinja a string holds. Evaluating it is not done here. Everything takes time proportional to the text.
import type { Span } from "../../text/span.ts";

const CLOSING: Readonly<Record<string, string>> = { "{{": "}}", "{%": "%}", "{#": "#}" };

/** Whether rendering could change the text, so that its value is not known from the text alone. */
export function hasJinja(text: string): boolean {
  return /\{[{%#]/.test(text);
}

/** ibek takes a string for a number, a boolean, a list or a dictionary if it holds an expression on one line. */
export function hasJinjaExpression(text: string): boolean {
  return text.split("\n").some((line) => {
    const start = line.indexOf("{{");
    return start >= 0 && line.lastIndexOf("}}") >= start + 2;
  });
}

/** All expressions and statements of a text, one a line. */
export function jinjaOf(text: string): string {
  return blocksOf(text)
    .map(({ start, end }) => text.slice(start, end))
    .join("\n");
}

/** Offset of a name used inside a Jinja expression or statement of the text; undefined when it is not. */
export function findJinjaName(text: string, name: string): number | undefined {
  const pattern = new RegExp(String.raw`(?<![\w.])${name}(?!\w)`);
  for (const { start, end } of blocksOf(text)) {
    const at = text.slice(start, end).search(pattern);
    if (at >= 0) return start + at;
  }
  return undefined;
}

/** Whether a template could render to a text, as far as the text around its expressions tells: `{{P}}.CAM` ends in `.CAM`. */
export function mayRenderTo(template: string, text: string): boolean {
  // A statement or comment may drop or repeat the text around it.
  if (/\{[%#]/.test(template)) return true;
  const literals = literalsOf(template);
  const first = literals[0] ?? "";
  const last = literals.at(-1) ?? "";
  if (literals.length < 2) return text === first;
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  let at = first.length;
  const end = text.length - last.length;
  for (const literal of literals.slice(1, -1)) {
    const found = text.indexOf(literal, at);
    if (found < 0 || found + literal.length > end) return false;
    at = found + literal.length;
  }
  return true;
}

/** The text before, between and behind the expressions. */
function literalsOf(template: string): readonly string[] {
  const blocks = blocksOf(template);
  const starts = [0, ...blocks.map(({ end }) => end)];
  return starts.map((start, index) => template.slice(start, blocks[index]?.start));
}

/** `{{ … }}` and `{% … %}`, not comments; what is never closed is none. */
function blocksOf(text: string): readonly Span[] {
  const blocks: Span[] = [];
  for (let at = nextOpening(text, 0); at !== undefined;) {
    const opening = text.slice(at, at + 2);
    const close = text.indexOf(CLOSING[opening] ?? "", at + 2);
    if (close < 0) break;
    if (opening !== "{#") blocks.push({ start: at, end: close + 2 });
    at = nextOpening(text, close + 2);
  }
  return blocks;
}

function nextOpening(text: string, from: number): number | undefined {
  for (let at = text.indexOf("{", from); at >= 0; at = text.indexOf("{", at + 1)) {
    if (CLOSING[text.slice(at, at + 2)] !== undefined) return at;
  }
  return undefined;
}
