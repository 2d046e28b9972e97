// What each word of a template is, to be coloured: also of one that is half-typed, as far as it can be read.
import type { Span } from "../../text/span.ts";
import { JINJA_CONSTANTS } from "./jinjaNames.ts";
import type { TemplateToken } from "./templateToken.ts";
import { templateTokens } from "./templateTokens.ts";

export interface JinjaToken {
  readonly kind:
    "variable" | "property" | "function" | "keyword" | "string" | "number" | "operator" | "comment" | "delimiter";
  readonly span: Span;
}

const KEYWORDS: ReadonlySet<string> = new Set(
  "if elif else endif for in endfor set endset not and or is recursive filter endfilter with endwith raw endraw".split(
    " ",
  ),
);

export function jinjaTokens(text: string): readonly JinjaToken[] {
  const { tokens } = templateTokens(text);
  const found: JinjaToken[] = [];
  let end = 0;
  tokens.forEach((token, index) => {
    // What jinja2 leaves out between two tokens is white space and comments.
    const comment = text.slice(end, token.span.start).indexOf("{#");
    if (comment >= 0) {
      const between = text.slice(end + comment, token.span.start).trimEnd();
      found.push({ kind: "comment", span: { start: end + comment, end: end + comment + between.length } });
    }
    end = token.span.end;
    const kind = kindOf(token, tokens[index - 1], tokens[index + 1]);
    if (kind) found.push({ kind, span: token.span });
  });
  return found;
}

function kindOf(
  token: TemplateToken,
  before: TemplateToken | undefined,
  after: TemplateToken | undefined,
): JinjaToken["kind"] | undefined {
  switch (token.kind) {
    case "data":
    case "end":
      return undefined;
    case "variableBegin":
    case "variableEnd":
    case "blockBegin":
    case "blockEnd":
      return "delimiter";
    case "string":
      return "string";
    case "integer":
    case "float":
      return "number";
    case "operator":
      return "operator";
    case "name":
      return nameKind(token.text, before, after);
  }
}

function nameKind(
  name: string,
  before: TemplateToken | undefined,
  after: TemplateToken | undefined,
): JinjaToken["kind"] {
  const follows = (operator: string): boolean => before?.kind === "operator" && before.text === operator;
  const isCalled = after?.kind === "operator" && after.text === "(";
  if (follows("|")) return "function";
  if (follows(".")) return isCalled ? "function" : "property";
  if (KEYWORDS.has(name) || JINJA_CONSTANTS.has(name)) return "keyword";
  return isCalled ? "function" : "variable";
}
