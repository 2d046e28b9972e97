// Tokens by the rules of StreamDevice's StreamProtocol.cc (readChar, readToken).
import type { Span } from "../../text/span.ts";
import type { Piece, ProtocolName, ProtocolProblem, VariableUse } from "./protocolFile.ts";

/** What ends the name of a command, protocol or variable where a statement begins. */
const STATEMENT_ENDS = " \t\r\n\v\f#,;{}=()$'\"";
/** The same in a value. */
const VALUE_ENDS = `${STATEMENT_ENDS}+-*/`;
const SPACE = " \t\r\n\v\f";

export class ProtocolReader {
  readonly text: string;
  readonly problems: ProtocolProblem[] = [];
  at = 0;
  /** How many braces are open. */
  depth = 0;

  constructor(text: string) {
    this.text = text;
  }

  get next(): string {
    return this.text.charAt(this.at);
  }

  get ended(): boolean {
    return this.at >= this.text.length;
  }

  problem(span: Span, message: string, insertion?: string): void {
    const { start, end } = span;
    this.problems.push({ start, end, message, ...(insertion !== undefined && { insertion }) });
  }

  /** White space and comments. */
  skip(): void {
    const { text } = this;
    for (; this.at < text.length; this.at++) {
      const c = text.charAt(this.at);
      if (c === "#") {
        const end = text.indexOf("\n", this.at);
        this.at = end < 0 ? text.length - 1 : end;
      } else if (!SPACE.includes(c)) return;
    }
  }

  /** Empty where none begins here. */
  name(ends = STATEMENT_ENDS): ProtocolName {
    const start = this.at;
    while (!this.ended && !ends.includes(this.next)) this.at++;
    return nameOf(this.text, start, this.at);
  }

  /** Of a value; undefined at `;`, `}`, `{`, `=` and the end. */
  piece(): Piece | undefined {
    const c = this.next;
    if (this.ended || ";}{=".includes(c)) return undefined;
    const start = this.at;
    if (c === '"' || c === "'") return this.#string(c);
    if (c === "$") {
      const variable = this.#variable(start, start + 1);
      return { kind: "variable", variable, start, end: this.at };
    }
    if (",()+-*/".includes(c)) {
      this.at++;
      return { kind: "mark", text: c, start, end: this.at };
    }
    const { text, end } = this.name(VALUE_ENDS);
    return { kind: "word", text, start, end };
  }

  #string(quote: string): Piece {
    const { text } = this;
    const start = this.at;
    const variables: VariableUse[] = [];
    this.at++;
    for (;;) {
      const c = this.next;
      if (this.ended || c === "\n") return this.#unclosed(start, variables);
      if (c === quote) {
        this.at++;
        return { kind: "string", variables, closed: true, start, end: this.at };
      }
      if (c === "\\" && text.charAt(this.at + 1) === "$") variables.push(this.#variable(this.at, this.at + 2));
      else this.at += c === "\\" && text.charAt(this.at + 1) !== "\n" ? 2 : 1;
    }
  }

  #unclosed(start: number, variables: readonly VariableUse[]): Piece {
    const end = this.text.charAt(this.at - 1) === "\r" ? this.at - 1 : Math.min(this.at, this.text.length);
    const written = this.text.slice(start, end);
    this.problem(
      { start, end },
      `Unterminated quoted string: ${written.length > 40 ? `${written.slice(0, 40)}…` : written}`,
    );
    this.at = end;
    return { kind: "string", variables, closed: false, start, end };
  }

  /** `start`: of the `$` or its backslash. */
  #variable(start: number, nameStart: number): VariableUse {
    const { text } = this;
    this.at = nameStart;
    if (/[0-9]/.test(this.next)) {
      this.at++;
      return { name: nameOf(text, nameStart, this.at), start, end: this.at };
    }
    if (text.charAt(nameStart) !== "{") {
      const name = this.name(VALUE_ENDS);
      if (name.text === "") this.problem({ start, end: this.at }, "The name of a variable is missing behind '$'.");
      return { name, start, end: this.at };
    }
    this.at++;
    const name = this.name("{}=;\n\"'");
    if (text.charAt(this.at) === "}") this.at++;
    else this.problem({ start, end: this.at }, `Expect '}' after: ${name.written}`);
    return { name, start, end: this.at };
  }
}

function nameOf(text: string, start: number, end: number): ProtocolName {
  const written = text.slice(start, end);
  return { text: written.toLowerCase(), written, start, end };
}
