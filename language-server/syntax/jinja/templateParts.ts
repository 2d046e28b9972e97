import type { Arguments, Expression, Statement, Target } from "./template.ts";

/** What an expression is made of, from left to right. */
export function childExpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "name":
    case "constant":
      return [];
    case "tuple":
    case "list":
      return expression.items;
    case "dict":
      return expression.entries.flatMap(({ key, value }) => [key, value]);
    case "attribute":
      return [expression.object];
    case "subscript":
      return [expression.object, expression.index];
    case "slice":
      return present([expression.start, expression.stop, expression.step]);
    case "call":
      return [expression.callee, ...argumentsOf(expression.arguments)];
    case "filter":
    case "test":
      return [...present([expression.input]), ...argumentsOf(expression.arguments)];
    case "unary":
      return [expression.operand];
    case "binary":
      return [expression.left, expression.right];
    case "concat":
      return expression.parts;
    case "comparison":
      return [expression.first, ...expression.rest.map(({ operand }) => operand)];
    case "conditional":
      return present([expression.then, expression.test, expression.otherwise]);
  }
}

/** Those a statement itself holds; not those of the statements in it. */
export function statementExpressions(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case "text":
    case "unsupported":
      return [];
    case "output":
      return [statement.expression];
    case "if":
      return statement.branches.map(({ test }) => test);
    case "for":
      return present([statement.iterable, statement.filter]);
    case "set":
      return [statement.value];
    case "setBlock":
    case "filterBlock":
      return present([statement.filter]);
    case "with":
      return statement.bindings.map(({ value }) => value);
  }
}

export function childStatements(statement: Statement): readonly Statement[] {
  switch (statement.kind) {
    case "text":
    case "unsupported":
    case "output":
    case "set":
      return [];
    case "if":
      return [...statement.branches.flatMap(({ body }) => body), ...statement.otherwise];
    case "for":
      return [...statement.body, ...statement.otherwise];
    case "setBlock":
    case "filterBlock":
    case "with":
      return statement.body;
  }
}

/** What a statement gives values to. */
export function statementTargets(statement: Statement): readonly Target[] {
  switch (statement.kind) {
    case "for":
    case "set":
    case "setBlock":
      return [statement.target];
    case "with":
      return statement.bindings.map(({ target }) => target);
    case "text":
    case "unsupported":
    case "output":
    case "if":
    case "filterBlock":
      return [];
  }
}

function argumentsOf({ positional, named, spread, spreadNamed }: Arguments): readonly Expression[] {
  return [...positional, ...named.map(({ value }) => value), ...present([spread, spreadNamed])];
}

function present(expressions: readonly (Expression | undefined)[]): readonly Expression[] {
  return expressions.filter((each) => each !== undefined);
}
