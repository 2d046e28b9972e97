import { covers, type Span } from "../../text/span.ts";
import type { Expression, Statement, Template } from "./template.ts";
import { childExpressions, childStatements, statementExpressions } from "./templateParts.ts";

/** The word of a template a cursor is on. */
export type TemplateElement =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  /** `P` of `{{ controller.P }}`; `object`: `controller`, undefined where it is more than a name. */
  | { readonly kind: "attribute"; readonly name: string; readonly span: Span; readonly object: string | undefined }
  | { readonly kind: "filter"; readonly name: string; readonly span: Span };

export function elementAt(template: Template, offset: number): TemplateElement | undefined {
  return chainAt(template, offset)
    .reverse()
    .map((part) => elementOf(part, offset))
    .find((element) => element !== undefined);
}

/** The statements and expressions around a place, from the outside in. */
export function partsAt(template: Template, offset: number): readonly Span[] {
  return chainAt(template, offset).map(({ span }) => span);
}

function chainAt(template: Template, offset: number): (Statement | Expression)[] {
  const chain: (Statement | Expression)[] = [];
  let parts: readonly (Statement | Expression)[] = template.body;
  for (;;) {
    // Between two neighbours the cursor is on both; a text has no parts.
    const around = parts.filter((part) => part.kind !== "text" && covers(part.span, offset));
    const part = around.at(-1);
    if (part === undefined) return chain;
    chain.push(part);
    parts = partsOf(part);
  }
}

function partsOf(part: Statement | Expression): readonly (Statement | Expression)[] {
  switch (part.kind) {
    case "text":
    case "output":
    case "if":
    case "for":
    case "set":
    case "setBlock":
    case "filterBlock":
    case "with":
    case "unsupported":
      return [...statementExpressions(part), ...childStatements(part)];
    default:
      return childExpressions(part);
  }
}

function elementOf(part: Statement | Expression, offset: number): TemplateElement | undefined {
  switch (part.kind) {
    case "name":
      return { kind: "name", name: part.name, span: part.span };
    case "attribute": {
      const { name, nameSpan, object } = part;
      if (!covers(nameSpan, offset)) return undefined;
      return { kind: "attribute", name, span: nameSpan, object: object.kind === "name" ? object.name : undefined };
    }
    case "filter":
      return covers(part.nameSpan, offset) ? { kind: "filter", name: part.name, span: part.nameSpan } : undefined;
    default:
      return undefined;
  }
}
