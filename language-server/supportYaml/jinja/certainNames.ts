import { childExpressions } from "../../syntax/jinja/templateParts.ts";
import type { Expression, Statement, Template } from "../../syntax/jinja/template.ts";

/** Filters and tests that take an undefined value as it is. */
const TOLERANT = new Set(["default", "d", "defined", "undefined"]);

/** Where names stand that are needed in every rendering: if one is not defined, each of them fails. Offsets in the template. */
export function certainNames(template: Template): ReadonlySet<number> {
  const found = new Set<number>();
  for (const statement of template.body) for (const needed of neededBy(statement)) collect(needed, found, 0);
  return found;
}

const MAX_DEPTH = 500;

function neededBy(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "output":
      return [statement.expression];
    case "if":
      return statement.branches.slice(0, 1).map(({ test }) => test);
    case "for":
      return [statement.iterable];
    // What gives a value passes an undefined one on.
    default:
      return [];
  }
}

function collect(expression: Expression, into: Set<number>, depth: number): void {
  if (depth > MAX_DEPTH) return;
  if (expression.kind === "name") into.add(expression.span.start);
  for (const needed of neededParts(expression)) collect(needed, into, depth + 1);
}

/** The parts that are evaluated whatever the others are, and not only passed on. */
function neededParts(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "attribute":
    case "subscript":
      return [expression.object];
    case "call":
      return [expression.callee];
    case "binary":
      return expression.operator === "and" || expression.operator === "or"
        ? [expression.left]
        : [expression.left, expression.right];
    case "comparison":
      return [expression.first, ...expression.rest.slice(0, 1).map(({ operand }) => operand)];
    case "conditional":
      return [expression.test];
    case "filter":
      return TOLERANT.has(expression.name) || expression.input === undefined ? [] : [expression.input];
    case "unary":
    case "concat":
      return childExpressions(expression);
    default:
      return [];
  }
}
