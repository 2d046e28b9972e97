import type { Span } from "../../text/span.ts";

/** Ends the reading of a template; never leaves this folder. */
export class TemplateSyntaxError extends Error {
  readonly span: Span;

  constructor(message: string, span: Span) {
    super(message);
    this.span = span;
  }
}

/** jinja2 may read what is not read here: `parentheses nested this deep`. Never leaves this folder either. */
export class TemplateNotRead extends Error {}
