// Expressions with the precedence of jinja2 3.1.6: `**` binds to the left, a sign closer than `**`, a filter closer than a sign.
import type { Span } from "../../text/span.ts";
import { JINJA_CONSTANTS } from "./jinjaNames.ts";
import { NO_ARGUMENTS, parseArguments } from "./parseArguments.ts";
import type { Arguments, BinaryExpression, ComparisonOperator, Expression, FilterExpression } from "./template.ts";
import { TemplateNotRead } from "./templateSyntaxError.ts";
import { describedToken, type TemplateToken } from "./templateToken.ts";
import type { TokenStream } from "./tokenStream.ts";

const COMPARISONS: ReadonlySet<string> = new Set(["==", "!=", "<", "<=", ">", ">="] satisfies ComparisonOperator[]);
const LEFT_TO_RIGHT: Readonly<Record<"sum" | "product" | "power", readonly BinaryExpression["operator"][]>> = {
  sum: ["+", "-"],
  product: ["*", "/", "//", "%"],
  power: ["**"],
};
const BEFORE_ARGUMENT: ReadonlySet<TemplateToken["kind"]> = new Set(["name", "string", "integer", "float"]);
// Longer chains make trees that Python's recursion may refuse.
const LONGEST_CHAIN = 60;

/** Told of each filter and test by name, so that unknown ones are found. */
export type NamedUse = (what: "filter" | "test", name: string, span: Span) => void;

export interface TupleOptions {
  /** Only what a statement can assign to, so no operators. */
  readonly simplified?: boolean;
  /** `a if b else c` is not read: the `if` belongs to the statement. */
  readonly withoutConditional?: boolean;
  /** `()` is a tuple. */
  readonly inParentheses?: boolean;
}

export class ExpressionParser {
  readonly stream: TokenStream;
  /** In a branch jinja2 finds unknown filters only when it gets there. */
  branches = 0;
  readonly #onUse: NamedUse;
  readonly #onBranch: (start: number) => void;

  /** @param onBranch told where an inline `if` begins that was just read: its parts are branches, too */
  constructor(stream: TokenStream, onUse: NamedUse, onBranch: (start: number) => void) {
    this.stream = stream;
    this.#onUse = onUse;
    this.#onBranch = onBranch;
  }

  tuple(options: TupleOptions = {}): Expression {
    const { start } = this.stream.current.span;
    const items: Expression[] = [];
    let isTuple = false;
    for (;;) {
      if (items.length > 0) this.stream.expectOperator(",");
      if (this.#isTupleEnd()) break;
      items.push(this.#tupleItem(options));
      if (!this.stream.isOperator(",")) break;
      isTuple = true;
    }
    const [first] = items;
    if (!isTuple && first) return first;
    if (!isTuple && options.inParentheses !== true) {
      this.stream.fail(`Expected an expression, got '${describedToken(this.stream.current)}'`);
    }
    return { kind: "tuple", items, span: this.#from(start) };
  }

  expression(): Expression {
    return this.stream.nested(() => this.#conditional());
  }

  primary(): Expression {
    const { stream } = this;
    const token = stream.current;
    switch (token.kind) {
      case "name": {
        stream.take();
        const value = JINJA_CONSTANTS.get(token.text);
        if (value !== undefined) return { kind: "constant", value, span: token.span };
        return { kind: "name", name: token.text, span: token.span };
      }
      case "string":
        return this.#string();
      case "integer":
      case "float":
        stream.take();
        return { kind: "constant", value: token.number ?? null, span: token.span };
      case "operator":
        if (token.text === "(") return this.#parenthesised();
        if (token.text === "[") return this.#list();
        if (token.text === "{") return this.#dict();
        return stream.fail(`unexpected '${token.text}'`);
      case "data":
      case "variableBegin":
      case "variableEnd":
      case "blockBegin":
      case "blockEnd":
      case "end":
        return stream.fail(`unexpected '${describedToken(token)}'`);
    }
  }

  /** `| upper | default('x')` behind the input; the first may come without its bar. */
  filters(input: Expression | undefined, withoutBar = false): FilterExpression | undefined {
    const { stream } = this;
    let result: FilterExpression | undefined;
    let length = 0;
    for (let first = withoutBar; first || stream.isOperator("|"); first = false) {
      checkLength(length++);
      const start = (result ?? input)?.span.start ?? stream.current.span.start;
      if (!first) stream.take();
      const { name, span: nameSpan } = this.#dottedName();
      const given = stream.isOperator("(") ? this.arguments() : NO_ARGUMENTS;
      this.#onUse("filter", name, nameSpan);
      result = { kind: "filter", input: result ?? input, name, nameSpan, arguments: given, span: this.#from(start) };
    }
    return result;
  }

  arguments(): Arguments {
    return parseArguments(this.stream, () => this.expression());
  }

  #tupleItem(options: TupleOptions): Expression {
    if (options.simplified === true) return this.primary();
    return options.withoutConditional === true ? this.stream.nested(() => this.#or()) : this.expression();
  }

  #isTupleEnd(): boolean {
    const { kind } = this.stream.current;
    return kind === "variableEnd" || kind === "blockEnd" || this.stream.isOperator(")");
  }

  #conditional(): Expression {
    const { stream } = this;
    let result = this.#or();
    for (let length = 0; stream.takeName("if"); length++) {
      checkLength(length);
      const test = this.#or();
      const otherwise = stream.takeName("else") ? this.expression() : undefined;
      this.#onBranch(result.span.start);
      result = { kind: "conditional", test, then: result, otherwise, span: this.#from(result.span.start) };
    }
    return result;
  }

  #or(): Expression {
    return this.#chain(
      () => this.#and(),
      () => (this.stream.takeName("or") ? "or" : undefined),
    );
  }

  #and(): Expression {
    return this.#chain(
      () => this.#not(),
      () => (this.stream.takeName("and") ? "and" : undefined),
    );
  }

  #not(): Expression {
    const { start } = this.stream.current.span;
    if (!this.stream.takeName("not")) return this.#comparison();
    const operand = this.stream.nested(() => this.#not());
    return { kind: "unary", operator: "not", operand, span: this.#from(start) };
  }

  #comparison(): Expression {
    const first = this.#sum();
    const rest: { operator: ComparisonOperator; operand: Expression }[] = [];
    for (let operator = this.#comparisonOperator(); operator; operator = this.#comparisonOperator()) {
      rest.push({ operator, operand: this.#sum() });
    }
    if (rest.length === 0) return first;
    return { kind: "comparison", first, rest, span: this.#from(first.span.start) };
  }

  #comparisonOperator(): ComparisonOperator | undefined {
    const { stream } = this;
    const { kind, text } = stream.current;
    if (kind === "operator" && isComparison(text)) {
      stream.take();
      return text;
    }
    if (stream.takeName("in")) return "in";
    if (!stream.isName("not") || stream.next.kind !== "name" || stream.next.text !== "in") return undefined;
    stream.take();
    stream.take();
    return "not in";
  }

  #sum(): Expression {
    return this.#chain(
      () => this.#concat(),
      () => this.#operatorOf("sum"),
    );
  }

  #concat(): Expression {
    const first = this.#product();
    const parts = [first];
    while (this.stream.takeOperator("~")) parts.push(this.#product());
    return parts.length === 1 ? first : { kind: "concat", parts, span: this.#from(first.span.start) };
  }

  #product(): Expression {
    return this.#chain(
      () => this.#power(),
      () => this.#operatorOf("product"),
    );
  }

  #power(): Expression {
    return this.#chain(
      () => this.#unary(true),
      () => this.#operatorOf("power"),
    );
  }

  #operatorOf(level: keyof typeof LEFT_TO_RIGHT): BinaryExpression["operator"] | undefined {
    const operator = LEFT_TO_RIGHT[level].find((text) => this.stream.isOperator(text));
    if (operator !== undefined) this.stream.take();
    return operator;
  }

  #chain(operand: () => Expression, takeOperator: () => BinaryExpression["operator"] | undefined): Expression {
    let left = operand();
    for (let length = 0; ; length++) {
      const operator = takeOperator();
      if (operator === undefined) return left;
      checkLength(length);
      const right = operand();
      left = { kind: "binary", operator, left, right, span: this.#from(left.span.start) };
    }
  }

  #unary(withFilter: boolean): Expression {
    const { start } = this.stream.current.span;
    const sign = (["-", "+"] as const).find((text) => this.stream.takeOperator(text));
    let result: Expression;
    if (sign) {
      const operand = this.stream.nested(() => this.#unary(false));
      result = { kind: "unary", operator: sign, operand, span: this.#from(start) };
    } else result = this.primary();
    result = this.#postfix(result);
    return withFilter ? this.#filtersAndTests(result) : result;
  }

  #postfix(node: Expression): Expression {
    let result = node;
    for (let length = 0; ; length++) {
      checkLength(length);
      if (this.stream.isOperator(".")) result = this.#dotted(result);
      else if (this.stream.isOperator("[")) result = this.#subscript(result);
      else if (this.stream.isOperator("(")) result = this.#call(result);
      else return result;
    }
  }

  #filtersAndTests(node: Expression): Expression {
    let result = node;
    for (let length = 0; ; length++) {
      checkLength(length);
      if (this.stream.isOperator("|")) result = this.filters(result) ?? result;
      else if (this.stream.isName("is")) result = this.#test(result);
      else if (this.stream.isOperator("(")) result = this.#call(result);
      else return result;
    }
  }

  #call(callee: Expression): Expression {
    const given = this.arguments();
    return { kind: "call", callee, arguments: given, span: this.#from(callee.span.start) };
  }

  #dotted(object: Expression): Expression {
    const { stream } = this;
    stream.take();
    const token = stream.take();
    const span = this.#from(object.span.start);
    if (token.kind === "name") return { kind: "attribute", object, name: token.text, nameSpan: token.span, span };
    if (token.kind !== "integer") stream.fail("expected name or number", token.span);
    const index = { kind: "constant", value: token.number ?? null, span: token.span } as const;
    return { kind: "subscript", object, index, span };
  }

  #subscript(object: Expression): Expression {
    const { stream } = this;
    const { start } = stream.take().span;
    const indices: Expression[] = [];
    while (!stream.isOperator("]")) {
      if (indices.length > 0) stream.expectOperator(",");
      indices.push(this.#index());
    }
    stream.take();
    const [first, ...more] = indices;
    const index =
      first && more.length === 0 ? first : ({ kind: "tuple", items: indices, span: this.#from(start) } as const);
    return { kind: "subscript", object, index, span: this.#from(object.span.start) };
  }

  #index(): Expression {
    const { stream } = this;
    const { start: from } = stream.current.span;
    let start: Expression | undefined;
    if (!stream.isOperator(":")) {
      start = this.expression();
      if (!stream.isOperator(":")) return start;
    }
    stream.take();
    const stop = stream.isOperator(":") ? undefined : this.#sliceEnd();
    const step = stream.takeOperator(":") ? this.#sliceEnd() : undefined;
    return { kind: "slice", start, stop, step, span: this.#from(from) };
  }

  #sliceEnd(): Expression | undefined {
    return this.stream.isOperator("]") || this.stream.isOperator(",") ? undefined : this.expression();
  }

  #test(input: Expression): Expression {
    const { stream } = this;
    stream.take();
    const negated = stream.takeName("not");
    const { name, span: nameSpan } = this.#dottedName();
    const given = this.#testArguments();
    this.#onUse("test", name, nameSpan);
    const span = this.#from(input.span.start);
    const test = { kind: "test", input, name, nameSpan, arguments: given, span } as const;
    return negated ? { kind: "unary", operator: "not", operand: test, span } : test;
  }

  #testArguments(): Arguments {
    const { stream } = this;
    if (stream.isOperator("(")) return this.arguments();
    const begins = BEFORE_ARGUMENT.has(stream.current.kind) || stream.isOperator("[") || stream.isOperator("{");
    if (!begins || ["else", "or", "and"].some((name) => stream.isName(name))) return NO_ARGUMENTS;
    if (stream.isName("is")) stream.fail("You cannot chain multiple tests with is");
    const argument = this.#postfix(stream.nested(() => this.primary()));
    return { ...NO_ARGUMENTS, positional: [argument] };
  }

  #dottedName(): { readonly name: string; readonly span: Span } {
    const { text, span } = this.stream.expect("name");
    let name = text;
    while (this.stream.takeOperator(".")) name += `.${this.stream.expect("name").text}`;
    return { name, span: this.#from(span.start) };
  }

  #string(): Expression {
    const { start } = this.stream.current.span;
    let value = "";
    while (this.stream.current.kind === "string") value += this.stream.take().text;
    return { kind: "constant", value, span: this.#from(start) };
  }

  #parenthesised(): Expression {
    this.stream.take();
    const inside = this.tuple({ inParentheses: true });
    this.stream.expectOperator(")");
    return inside;
  }

  #list(): Expression {
    const { start } = this.stream.take().span;
    const items = this.#untilClosed("]", () => this.expression());
    return { kind: "list", items, span: this.#from(start) };
  }

  #dict(): Expression {
    const { start } = this.stream.take().span;
    const entries = this.#untilClosed("}", () => {
      const key = this.expression();
      this.stream.expectOperator(":");
      return { key, value: this.expression() };
    });
    return { kind: "dict", entries, span: this.#from(start) };
  }

  #untilClosed<T>(close: string, item: () => T): readonly T[] {
    const items: T[] = [];
    while (!this.stream.isOperator(close)) {
      if (items.length > 0) this.stream.expectOperator(",");
      if (this.stream.isOperator(close)) break;
      items.push(item());
    }
    this.stream.take();
    return items;
  }

  #from(start: number): Span {
    return { start, end: this.stream.end };
  }
}

function isComparison(text: string): text is ComparisonOperator {
  return COMPARISONS.has(text);
}

function checkLength(length: number): void {
  if (length > LONGEST_CHAIN) throw new TemplateNotRead("expressions this long");
}
