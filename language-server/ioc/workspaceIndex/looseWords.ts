import type { Expression, Statement, Template } from "../../syntax/jinja/template.ts";
import { childExpressions, childStatements, statementExpressions } from "../../syntax/jinja/templateParts.ts";

// The parser bounds what it nests; this holds should it not.
const MAX_DEPTH = 500;

/**
 * Words that a template may mean a parameter by, other than as `name` or `object.name`: `port['addr']`,
 * `(a if b else c).addr`, `map(attribute='addr')`, `'{0.addr}'.format(port)`, `_global.get('addr')`.
 */
export function looseWords(template: Template): ReadonlySet<string> {
  const words = new Set<string>();
  const enterExpression = (expression: Expression, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    if (expression.kind === "constant" && typeof expression.value === "string")
      for (const word of expression.value.match(/\w+/g) ?? []) words.add(word);
    if (expression.kind === "attribute" && expression.object.kind !== "name") words.add(expression.name);
    for (const child of childExpressions(expression)) enterExpression(child, depth + 1);
  };
  const enterStatements = (statements: readonly Statement[], depth: number): void => {
    if (depth > MAX_DEPTH) return;
    for (const statement of statements) {
      for (const expression of statementExpressions(statement)) enterExpression(expression, depth + 1);
      enterStatements(childStatements(statement), depth + 1);
    }
  };
  enterStatements(template.body, 0);
  return words;
}
