import { childExpressions, childStatements, statementExpressions } from "../../syntax/jinja/templateParts.ts";
import type { Expression, Statement, Template } from "../../syntax/jinja/template.ts";

/** Names that `_global.set` and `_global.incrementor` store: from then on all Jinja of the IOC knows them. */
export interface StoredNames {
  readonly names: readonly string[];
  /** One is calculated: what names there are is not known. */
  readonly others: boolean;
}

const MAX_DEPTH = 500;

export function storedNames(template: Template): StoredNames {
  const names: string[] = [];
  let others = false;
  const expression = (each: Expression, depth: number): void => {
    if (depth > MAX_DEPTH) return;
    const stored = storedBy(each);
    if (typeof stored === "string") names.push(stored);
    else if (stored) others = true;
    for (const child of childExpressions(each)) expression(child, depth + 1);
  };
  const statements = (body: readonly Statement[], depth: number): void => {
    if (depth > MAX_DEPTH) return;
    for (const statement of body) {
      for (const each of statementExpressions(statement)) expression(each, depth + 1);
      statements(childStatements(statement), depth + 1);
    }
  };
  statements(template.body, 0);
  return { names, others };
}

/** The name; true where a name is stored that is not known. */
function storedBy(expression: Expression): string | boolean {
  if (expression.kind !== "call" || expression.callee.kind !== "attribute") return false;
  const { object, name } = expression.callee;
  if (object.kind !== "name" || object.name !== "_global" || (name !== "set" && name !== "incrementor")) return false;
  const [first] = expression.arguments.positional;
  return first?.kind === "constant" && typeof first.value === "string" ? first.value : true;
}
