// Statements and the text around them, with the errors of jinja2 3.1.6.
import { StatementParser } from "./parseStatement.ts";
import type { Template } from "./template.ts";
import { TemplateNotRead, TemplateSyntaxError } from "./templateSyntaxError.ts";
import { templateTokens } from "./templateTokens.ts";

/** Never throws. A template that jinja2 refuses has a problem and no body. */
export function parseTemplate(text: string): Template {
  const plain = plainTemplate(text);
  if (plain) return plain;
  try {
    return new StatementParser(templateTokens(text)).template();
  } catch (error) {
    if (error instanceof TemplateSyntaxError)
      return { body: [], problem: { message: error.message, span: error.span } };
    if (!(error instanceof TemplateNotRead)) throw error;
    return { body: [{ kind: "unsupported", what: error.message, span: { start: 0, end: text.length } }] };
  }
}

/** Most texts of a file have no Jinja at all. */
function plainTemplate(text: string): Template | undefined {
  if (/\{[{%#]/.test(text)) return undefined;
  const printed = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  return { body: printed === "" ? [] : [{ kind: "text", text: printed, span: { start: 0, end: text.length } }] };
}
