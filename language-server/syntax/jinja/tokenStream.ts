// What the parser reads from, with the errors of jinja2's.
import type { Span } from "../../text/span.ts";
import { TemplateNotRead, TemplateSyntaxError } from "./templateSyntaxError.ts";
import { describedToken, type TemplateToken } from "./templateToken.ts";
import type { TemplateTokens } from "./templateTokens.ts";

// jinja2 takes some 13 of Python's 1000 stack frames for each; what it does with more is not told here.
const DEEPEST = 40;

export class TokenStream {
  readonly #tokens: readonly TemplateToken[];
  readonly #failure: TemplateTokens["failure"];
  #at = 0;
  #depth = 0;

  constructor({ tokens, failure }: TemplateTokens) {
    this.#tokens = tokens;
    this.#failure = failure;
    this.#failAtEnd(0);
  }

  get current(): TemplateToken {
    return this.#token(this.#at);
  }

  get next(): TemplateToken {
    this.#failAtEnd(this.#at + 1);
    return this.#token(this.#at + 1);
  }

  /** Where what has been read ends. */
  get end(): number {
    return this.#at === 0 ? 0 : this.#token(this.#at - 1).span.end;
  }

  take(): TemplateToken {
    const { current } = this;
    if (current.kind === "end") return current;
    this.#at++;
    this.#failAtEnd(this.#at);
    return current;
  }

  isOperator(text: string): boolean {
    return this.current.kind === "operator" && this.current.text === text;
  }

  isName(text: string): boolean {
    return this.current.kind === "name" && this.current.text === text;
  }

  takeOperator(text: string): boolean {
    const found = this.isOperator(text);
    if (found) this.take();
    return found;
  }

  takeName(text: string): boolean {
    const found = this.isName(text);
    if (found) this.take();
    return found;
  }

  expectOperator(text: string): TemplateToken {
    return this.isOperator(text) ? this.take() : this.#unexpected(text);
  }

  expectName(text: string): TemplateToken {
    return this.isName(text) ? this.take() : this.#unexpected(text);
  }

  expect(kind: TemplateToken["kind"]): TemplateToken {
    if (this.current.kind === kind) return this.take();
    return this.#unexpected(describedToken({ kind, text: kind, span: this.current.span }));
  }

  /** Reads what is one level deeper. */
  nested<T>(read: () => T): T {
    if (this.#depth >= DEEPEST) throw new TemplateNotRead("expressions nested this deep");
    this.#depth++;
    const result = read();
    this.#depth--;
    return result;
  }

  fail(message: string, span: Span = this.current.span): never {
    throw new TemplateSyntaxError(message, span);
  }

  #unexpected(expected: string): never {
    if (this.current.kind === "end") return this.fail(`unexpected end of template, expected '${expected}'.`);
    return this.fail(`expected token '${expected}', got '${describedToken(this.current)}'`);
  }

  #token(index: number): TemplateToken {
    const token = this.#tokens[Math.min(index, this.#tokens.length - 1)];
    return token ?? { kind: "end", text: "", span: { start: 0, end: 0 } };
  }

  #failAtEnd(index: number): void {
    if (this.#failure && this.#token(index).kind === "end") throw this.#failure;
  }
}
