// How much Jinja a string holds. Evaluating it is not done here.

const BLOCKS = /\{\{.*?\}\}|\{%.*?%\}/gs;

/** Whether rendering could change the text, so that its value is not known from the text alone. */
export function hasJinja(text: string): boolean {
  return /\{[{%#]/.test(text);
}

/** ibek takes a string for a number, a boolean, a list or a dictionary if it holds an expression on one line. */
export function hasJinjaExpression(text: string): boolean {
  return /\{\{.*\}\}/.test(text);
}

/** Matches every text the template may render to, and more; `{{P}}.CAM` gives `.CAM` at the end. */
export function possibleTexts(template: string): RegExp {
  // A statement or comment may drop or repeat the text around it.
  if (/\{[%#]/.test(template)) return /^/;
  const literals = template.split(/\{\{.*?\}\}/s).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literals.join(".*")}$`, "s");
}

/** All expressions and statements of a text, one a line. */
export function jinjaOf(text: string): string {
  return [...text.matchAll(BLOCKS)].join("\n");
}

/** Offset of a name used inside a Jinja expression or statement of the text; undefined when it is not. */
export function findJinjaName(text: string, name: string): number | undefined {
  for (const block of text.matchAll(BLOCKS)) {
    const at = block[0].search(new RegExp(String.raw`(?<![\w.])${name}(?!\w)`));
    if (at >= 0) return block.index + at;
  }
  return undefined;
}
