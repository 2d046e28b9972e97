import type { Span } from "../../text/span.ts";
import type { Expression, Statement, Target, Template } from "./template.ts";
import { childExpressions, childStatements, statementExpressions, statementTargets } from "./templateParts.ts";

/** A name whose value comes from around the template. */
export interface TemplateName {
  readonly name: string;
  readonly span: Span;
  /** `P` of `{{ controller.P }}`. */
  readonly attribute: { readonly name: string; readonly span: Span } | undefined;
}

export interface TemplateNames {
  readonly names: readonly TemplateName[];
  /** Given values in the template itself, by `for` and `set`: for a part of the template they mean something else. */
  readonly local: ReadonlySet<string>;
  /** All names are known: the template parses, and each of its statements is understood. */
  readonly complete: boolean;
}

// The parser bounds what it nests; this holds should it not.
const MAX_DEPTH = 500;

export function templateNames(template: Template): TemplateNames {
  const collector = new NameCollector();
  collector.statements(template.body, 0);
  const { names, local } = collector;
  return {
    names: names.filter(({ name }) => !local.has(name)),
    local,
    complete: collector.complete && template.problem === undefined,
  };
}

class NameCollector {
  readonly names: TemplateName[] = [];
  readonly local = new Set<string>();
  complete = true;

  statements(statements: readonly Statement[], depth: number): void {
    if (depth > MAX_DEPTH) {
      this.complete = false;
      return;
    }
    for (const statement of statements) {
      if (statement.kind === "unsupported") this.complete = false;
      for (const target of statementTargets(statement)) this.#target(target);
      for (const expression of statementExpressions(statement)) this.#expression(expression, depth + 1);
      this.statements(childStatements(statement), depth + 1);
    }
  }

  #target(target: Target): void {
    if (target.kind === "tuple") for (const item of target.items) this.#target(item);
    else this.local.add(target.name);
  }

  #expression(expression: Expression, depth: number): void {
    if (depth > MAX_DEPTH) {
      this.complete = false;
      return;
    }
    if (expression.kind === "name") {
      this.names.push({ name: expression.name, span: expression.span, attribute: undefined });
    } else if (expression.kind === "attribute" && expression.object.kind === "name") {
      const { object, name, nameSpan } = expression;
      this.names.push({ name: object.name, span: object.span, attribute: { name, span: nameSpan } });
    } else {
      for (const child of childExpressions(expression)) this.#expression(child, depth + 1);
    }
  }
}
