import type { Span } from "../../text/span.ts";

/** A piece of a template as jinja2's parser sees it: whitespace and comments are left out. */
export interface TemplateToken {
  readonly kind:
    | "data"
    | "variableBegin"
    | "variableEnd"
    | "blockBegin"
    | "blockEnd"
    | "name"
    | "string"
    | "integer"
    | "float"
    | "operator"
    | "end";
  /** Of a string what it means, of data the text printed, else as written. */
  readonly text: string;
  /** Of an integer or a float. */
  readonly number?: bigint | number;
  readonly span: Span;
}

const DESCRIPTIONS: Readonly<Partial<Record<TemplateToken["kind"], string>>> = {
  data: "template data / text",
  variableBegin: "begin of print statement",
  variableEnd: "end of print statement",
  blockBegin: "begin of statement block",
  blockEnd: "end of statement block",
  end: "end of template",
  string: "string",
  integer: "integer",
  float: "float",
};

/** As jinja2's errors call it. */
export function describedToken(token: TemplateToken): string {
  return DESCRIPTIONS[token.kind] ?? token.text;
}
