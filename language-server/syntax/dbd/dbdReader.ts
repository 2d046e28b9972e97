import type { Word } from "../database/databaseFile.ts";
import { tokenProblem } from "../database/problems.ts";
import type { Scanner, Token } from "../database/scanner.ts";
import type { SyntaxProblem } from "../database/syntaxProblem.ts";
import { DBD_KEYWORDS } from "./grammar.ts";

/** Reads the tokens of definitions and collects problems: of each mistake the first only. */
export class DbdReader {
  readonly scanner: Scanner;
  readonly problems: SyntaxProblem[] = [];

  constructor(scanner: Scanner) {
    this.scanner = scanner;
  }

  next(): Token {
    return this.scanner.next();
  }

  /** As `next`, behind lines of C; only a record type may have them. */
  nextBehindC(): Token {
    for (;;) {
      const token = this.scanner.next();
      if (token.kind !== "invalid" || token.text !== "%") return token;
      this.scanner.restOfLine();
    }
  }

  back(): void {
    this.scanner.back();
  }

  /** Where the last token ended. */
  get at(): number {
    return this.scanner.at;
  }

  takes(mark: string): Token | undefined {
    const token = this.scanner.next();
    if (token.kind === "punctuation" && token.text === mark) return token;
    this.scanner.back();
    return undefined;
  }

  /** As `takes`; anything else is a problem. */
  expect(mark: string): Token | undefined {
    const token = this.takes(mark);
    if (token === undefined) this.wrong(this.scanner.next(), `\`${mark}\``);
    return token;
  }

  /** A name, with or without quotes; words and macros that touch each other are one. */
  word(expected: string): Word | undefined {
    const first = this.scanner.next();
    if (first.kind === "string") return { start: first.start, end: first.end, text: first.text, quoted: true };
    if ((first.kind !== "word" && first.kind !== "macro") || DBD_KEYWORDS.has(first.text)) {
      this.wrong(first, expected);
      return undefined;
    }
    let { end, text } = first;
    while (this.scanner.touchesWord) {
      const token = this.scanner.next();
      if (token.kind !== "word" && token.kind !== "macro") {
        this.scanner.back();
        break;
      }
      end = token.end;
      text += token.text;
    }
    return { start: first.start, end, text, quoted: false };
  }

  /** Reports a token; reading goes on at it, or behind it where it is broken itself. */
  wrong(token: Token, expected: string): void {
    this.problems.push(tokenProblem(token, expected));
    if (token.kind !== "unclosedString" && token.kind !== "invalid") this.scanner.back();
  }

  /** Behind a mistake: to the `)` that ends what was being read, or before what begins something new. */
  recover(): void {
    for (let token = this.nextBehindC(); token.kind !== "end"; token = this.nextBehindC()) {
      if (token.kind === "punctuation" && token.text === ")") return;
      const isBrace = token.kind === "punctuation" && "{}".includes(token.text);
      if (isBrace || (token.kind === "word" && DBD_KEYWORDS.has(token.text))) {
        this.scanner.back();
        return;
      }
    }
  }
}
