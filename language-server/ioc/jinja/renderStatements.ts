import type { FilterExpression, ForStatement, Statement } from "../../syntax/jinja/template.ts";
import { assign } from "./assign.ts";
import { useCharacters, useSteps } from "./budget.ts";
import { evaluate, given } from "./evaluate.ts";
import { applyFilter } from "./filters.ts";
import { Frame } from "./frame.ts";
import { iterate } from "./iterate.ts";
import { lengthOf } from "./lengthOf.ts";
import { LoopValue } from "./loopValue.ts";
import { textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { caught, Stopped, unsupported } from "./stopped.ts";
import { isTrue } from "./truth.ts";

/** @throws Stopped */
export function renderStatements(statements: readonly Statement[], frame: Frame, run: Run): string {
  let text = "";
  for (const statement of statements) {
    useSteps(run.budget, 1);
    const part = render(statement, frame, run);
    useCharacters(run.budget, part.length);
    text += part;
  }
  return text;
}

function render(statement: Statement, frame: Frame, run: Run): string {
  try {
    return rendered(statement, frame, run);
  } catch (error) {
    if (error instanceof Stopped) error.span ??= statement.span;
    throw error;
  }
}

function rendered(statement: Statement, frame: Frame, run: Run): string {
  switch (statement.kind) {
    case "text":
      return statement.text;
    case "output":
      return output(statement, frame, run);
    case "if": {
      const taken = statement.branches.find(({ test }) => isTrue(evaluate(test, frame, run)));
      return renderStatements(taken ? taken.body : statement.otherwise, frame, run);
    }
    case "for":
      return loop(statement, frame, run);
    case "set":
      assign(statement.target, evaluate(statement.value, frame, run), frame, run);
      return "";
    case "setBlock": {
      const text = renderStatements(statement.body, new Frame(frame), run);
      const value = statement.filter ? filteredText(statement.filter, text, frame, run) : text;
      assign(statement.target, value, frame, run);
      return "";
    }
    case "filterBlock": {
      const text = renderStatements(statement.body, new Frame(frame), run);
      return textOf(filteredText(statement.filter, text, frame, run), run.budget);
    }
    case "with": {
      const inner = new Frame(frame);
      for (const { target, value } of statement.bindings) assign(target, evaluate(value, frame, run), inner, run);
      return renderStatements(statement.body, inner, run);
    }
    case "unsupported":
      return unsupported(statement.what);
  }
}

function output({ expression }: Extract<Statement, { kind: "output" }>, frame: Frame, run: Run): string {
  const value = evaluate(expression, frame, run);
  try {
    return textOf(value, run.budget);
  } catch (error) {
    if (error instanceof Stopped) error.span ??= expression.span;
    throw error;
  }
}

function loop(statement: ForStatement, frame: Frame, run: Run): string {
  if (statement.recursive) return unsupported("a recursive loop");
  const value = evaluate(statement.iterable, frame, run);
  const items = iterate(value, run.budget);
  const filtered = statement.filter ? filteredItems(statement, items, frame, run) : items;
  const length = statement.filter
    ? undefined
    : caught(
        ["TypeError"],
        () => lengthOf(value),
        () => undefined,
      );
  const state = new LoopValue(filtered, length, run);
  let text = "";
  let turns = 0;
  for (let item = state.next(); item !== undefined; item = state.next()) {
    const inner = new Frame(frame);
    assign(statement.target, item, inner, run);
    inner.set("loop", state);
    text += renderStatements(statement.body, inner, run);
    turns++;
  }
  return turns > 0 ? text : renderStatements(statement.otherwise, new Frame(frame), run);
}

function* filteredItems(
  statement: ForStatement,
  items: Iterable<PythonValue>,
  frame: Frame,
  run: Run,
): Generator<PythonValue> {
  for (const item of items) {
    const inner = new Frame(frame);
    assign(statement.target, item, inner, run);
    if (!statement.filter || isTrue(evaluate(statement.filter, inner, run))) yield item;
  }
}

/** The first filter of the chain takes the text. */
function filteredText(filter: FilterExpression, text: string, frame: Frame, run: Run): PythonValue {
  const { input } = filter;
  const value = input?.kind === "filter" ? filteredText(input, text, frame, run) : text;
  return applyFilter(filter.name, value, given(filter.arguments, frame, run), run);
}
