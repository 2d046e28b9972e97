// Support YAML, images and scripts are written by others: their text must stay text in what an editor renders as
// Markdown. `![](https://…)` would load a picture from anywhere as soon as the mouse rests on a word.

/** What starts something in the middle of a line; in Markdown each ASCII punctuation mark may have a backslash. */
const INLINE = /[\\`*_[\]<>&~|]/g;
/** What makes a heading, a list or a line across the page where a line starts; `- ` of a list does no harm. */
const LINE_START = /^(?:[#=+]|-(?! \S))/;
/** Without the full stop of its sentence, and of plain characters only: nothing in it can mean something to Markdown. */
const LINK = /(https?:\/\/[\w.~/?#=&%:@+,;-]*[\w~/=#&%+-])/i;

/** A name or a value: on one line, whatever it holds. */
export function escapeMarkdown(text: string): string {
  return escapeLine(oneLine(text));
}

/** A description: its lines, paragraphs and lists stay. */
export function escapeParagraphs(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => escapeLine(line.trim().replace(/^\*(?= \S)/, "-")))
    .join("\n");
}

/** `` `P` ``, also for text that has backticks itself. */
export function inlineCode(text: string): string {
  const line = oneLine(text);
  if (line === "") return '`""`';
  const marks = "`".repeat(longestRun(line) + 1);
  const space = /^`|`$/.test(line) ? " " : "";
  return `${marks}${space}${line}${space}${marks}`;
}

export function codeBlock(language: string, text: string): string {
  const marks = "`".repeat(Math.max(longestRun(text) + 1, 3));
  return `${marks}${language}\n${text}\n${marks}`;
}

/** `uri` is percent-encoded, which leaves parentheses alone: they would end the link. */
export function markdownLink(label: string, uri: string): string {
  return `[${escapeMarkdown(label)}](${uri.replaceAll("(", "%28").replaceAll(")", "%29")})`;
}

function escapeLine(line: string): string {
  // A link in angle brackets shows where it leads, and takes no backslashes.
  const parts = line.split(LINK).map((part, at) => (at % 2 === 1 ? `<${part}>` : part.replace(INLINE, "\\$&")));
  return parts.join("").replace(LINE_START, "\\$&");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function longestRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
