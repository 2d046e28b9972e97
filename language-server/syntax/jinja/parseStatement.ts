import type { Span } from "../../text/span.ts";
import { FILTER_NAMES, TEST_NAMES } from "./jinjaNames.ts";
import { ExpressionParser } from "./parseExpression.ts";
import type { Expression, ForStatement, Statement, Target, Template, TemplateProblem } from "./template.ts";
import { TemplateNotRead } from "./templateSyntaxError.ts";
import type { TemplateToken } from "./templateToken.ts";
import type { TemplateTokens } from "./templateTokens.ts";
import type { StatementReader } from "./statementReader.ts";
import { readTarget } from "./readTarget.ts";
import { TokenStream } from "./tokenStream.ts";
import { readUnsupported } from "./unsupportedStatements.ts";

// Python compiles at most 20 nested loops.
const DEEPEST = 15;

export class StatementParser implements StatementReader {
  readonly stream: TokenStream;
  readonly expressions: ExpressionParser;
  /** What jinja2 finds wrong in a template that it could read, before rendering it. */
  #problems: TemplateProblem[] = [];
  #loops = 0;
  /** Names of the statements around, outermost first. */
  readonly #open: string[] = [];
  /** What ends each of them. */
  readonly #endings: (readonly string[])[] = [];

  constructor(tokens: TemplateTokens) {
    this.stream = new TokenStream(tokens);
    this.expressions = new ExpressionParser(
      this.stream,
      (what, name, span) => this.#use(what, name, span),
      (start) => (this.#problems = this.#problems.filter(({ span }) => span.start < start)),
    );
  }

  template(): Template {
    const body = this.#statements([]);
    const [problem] = this.#problems;
    return problem ? { body: [], problem } : { body };
  }

  /** The rest of a statement's tag and what it holds, up to one of the names that end it. That name is not read yet. */
  body(...endings: readonly string[]): readonly Statement[] {
    if (this.#open.length > DEEPEST) throw new TemplateNotRead("statements nested this deep");
    this.stream.takeOperator(":");
    this.stream.expect("blockEnd");
    this.#endings.push(endings);
    const body = this.#statements(endings);
    if (this.stream.current.kind === "end") this.#fail(undefined, this.stream.current.span);
    this.#endings.pop();
    return body;
  }

  /** As `body`, and the one name that ends it. */
  closedBody(ending: string): readonly Statement[] {
    const body = this.body(ending);
    this.stream.take();
    return body;
  }

  /** What a loop or another scope holds: there unknown filters are found at once, whatever is around. */
  inScope<T>(read: () => T): T {
    return this.#withBranches(0, read);
  }

  target(options: { readonly mayBeNamespace?: boolean } = {}): Target {
    const target = readTarget(this.expressions, options);
    if (this.#loops > 0) this.#noLoop(target);
    return target;
  }

  #withBranches<T>(branches: number, read: () => T): T {
    const before = this.expressions.branches;
    this.expressions.branches = branches;
    const result = read();
    this.expressions.branches = before;
    return result;
  }

  #statements(endings: readonly string[]): readonly Statement[] {
    const { stream } = this;
    const body: Statement[] = [];
    while (stream.current.kind !== "end") {
      const token = stream.take();
      if (token.kind === "data") body.push({ kind: "text", text: token.text, span: token.span });
      else if (token.kind === "variableBegin") body.push(this.#output(token.span.start));
      else {
        if (stream.current.kind === "name" && endings.includes(stream.current.text)) return body;
        body.push(...this.#statement(token.span.start));
        stream.expect("blockEnd");
      }
    }
    return body;
  }

  #output(start: number): Statement {
    const expression = this.expressions.tuple();
    const { end } = this.stream.expect("variableEnd").span;
    return { kind: "output", expression, span: { start, end } };
  }

  #statement(start: number): readonly Statement[] {
    const { stream } = this;
    const { current: tag } = stream;
    if (tag.kind !== "name") return stream.fail("tag name expected");
    this.#open.push(tag.text);
    const read = this.#read(tag, start);
    if (read === undefined) {
      this.#open.pop();
      this.#fail(tag.text, tag.span);
    }
    this.#open.pop();
    return read;
  }

  #read(tag: TemplateToken, start: number): readonly Statement[] | undefined {
    switch (tag.text) {
      case "if":
        return [this.#if(start)];
      case "for":
        return [this.#for(start)];
      case "set":
        return [this.#set(start)];
      case "with":
        return [this.#with(start)];
      case "filter":
        return [this.#filterBlock(start)];
      case "print":
        return this.#print();
      default:
        return readUnsupported(this, tag, start);
    }
  }

  #if(start: number): Statement {
    const branches: { test: Expression; body: readonly Statement[] }[] = [];
    let otherwise: readonly Statement[] = [];
    let ending: string;
    do {
      this.stream.take();
      branches.push(
        this.#withBranches(1, () => ({
          test: this.expressions.tuple({ withoutConditional: true }),
          body: this.body("elif", "else", "endif"),
        })),
      );
      ending = this.stream.current.text;
    } while (ending === "elif");
    this.stream.take();
    if (ending === "else") otherwise = this.#withBranches(1, () => this.closedBody("endif"));
    return { kind: "if", branches, otherwise, span: this.#from(start) };
  }

  #for(start: number): ForStatement {
    const { stream } = this;
    stream.take();
    this.#loops++;
    const target = this.target();
    stream.expectName("in");
    const iterable = this.expressions.tuple({ withoutConditional: true });
    const filter = stream.takeName("if") ? this.inScope(() => this.expressions.expression()) : undefined;
    const recursive = stream.takeName("recursive");
    const body = this.inScope(() => this.body("endfor", "else"));
    const otherwise = stream.take().text === "else" ? this.inScope(() => this.closedBody("endfor")) : [];
    this.#loops--;
    return { kind: "for", target, iterable, filter, recursive, body, otherwise, span: this.#from(start) };
  }

  #set(start: number): Statement {
    const { stream } = this;
    stream.take();
    const target = this.target({ mayBeNamespace: true });
    if (stream.takeOperator("=")) {
      const value = this.expressions.tuple();
      return { kind: "set", target, value, span: this.#from(start) };
    }
    const filter = this.expressions.filters(undefined);
    const body = this.inScope(() => this.closedBody("endset"));
    return { kind: "setBlock", target, filter, body, span: this.#from(start) };
  }

  #with(start: number): Statement {
    const { stream } = this;
    stream.take();
    const bindings: { target: Target; value: Expression }[] = [];
    while (stream.current.kind !== "blockEnd") {
      if (bindings.length > 0) stream.expectOperator(",");
      const target = this.target();
      stream.expectOperator("=");
      bindings.push({ target, value: this.expressions.expression() });
    }
    const body = this.inScope(() => this.closedBody("endwith"));
    return { kind: "with", bindings, body, span: this.#from(start) };
  }

  #filterBlock(start: number): Statement {
    this.stream.take();
    const filter = this.expressions.filters(undefined, true);
    const body = this.inScope(() => this.closedBody("endfilter"));
    const span = this.#from(start);
    return filter
      ? { kind: "filterBlock", filter, body, span }
      : { kind: "unsupported", what: "an empty filter", span };
  }

  #print(): readonly Statement[] {
    const { stream } = this;
    stream.take();
    const outputs: Statement[] = [];
    while (stream.current.kind !== "blockEnd") {
      if (outputs.length > 0) stream.expectOperator(",");
      const expression = this.expressions.expression();
      outputs.push({ kind: "output", expression, span: expression.span });
    }
    return outputs;
  }

  #use(what: "filter" | "test", name: string, span: Span): void {
    const known = what === "filter" ? FILTER_NAMES : TEST_NAMES;
    if (known.has(name) || this.expressions.branches > 0) return;
    this.#problems.push({ message: `No ${what} named '${name}'.`, span });
  }

  #noLoop(target: Target): void {
    if (target.kind === "tuple") for (const item of target.items) this.#noLoop(item);
    else if (target.kind === "name" && target.name === "loop") {
      this.#problems.push({ message: "Can't assign to special loop variable in for-loop target", span: target.span });
    }
  }

  /** An unknown tag, or the end of the template where a statement is still open. */
  #fail(tag: string | undefined, span: Span): never {
    const endings = this.#endings.at(-1);
    const words = [tag === undefined ? "Unexpected end of template." : `Encountered unknown tag '${tag}'.`];
    if (endings) {
      const wanted = endings.map((ending) => `'${ending}'`).join(" or ");
      const nested = tag !== undefined && this.#endings.some((names) => names.includes(tag));
      words.push(
        nested
          ? `You probably made a nesting mistake. Jinja is expecting this tag, but currently looking for ${wanted}.`
          : `Jinja was looking for the following tags: ${wanted}.`,
      );
    }
    const innermost = this.#open.at(-1);
    if (innermost !== undefined) words.push(`The innermost block that needs to be closed is '${innermost}'.`);
    return this.stream.fail(words.join(" "), span);
  }

  #from(start: number): Span {
    return { start, end: this.stream.end };
  }
}
