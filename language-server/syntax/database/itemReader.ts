import type { Word } from "./databaseFile.ts";
import { tokenProblem } from "./problems.ts";
import type { Scanner, Token } from "./scanner.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

/** What begins an item at the top of a file. */
export const ITEM_KEYWORDS = ["record", "grecord", "alias", "include", "path", "addpath", "breaktable"];
export const DEFINITION_KEYWORDS = [
  "menu",
  "recordtype",
  "device",
  "driver",
  "link",
  "registrar",
  "function",
  "variable",
];
export const ENTRY_KEYWORDS = ["field", "info", "alias", "include"];
/** Lines for msi, and VisualDCT's own items. */
export const MSI_KEYWORDS = ["substitute", "file"];
export const VISUAL_DCT_KEYWORDS = ["expand", "template"];

const KEYWORDS = new Set([
  ...ITEM_KEYWORDS,
  ...DEFINITION_KEYWORDS.filter((keyword) => keyword !== "link"),
  ...ENTRY_KEYWORDS,
  "choice",
  "link",
]);
/** Where reading starts again behind a mistake. */
const RESTARTS = new Set([...ITEM_KEYWORDS, "field", "info"]);

/** Reads the tokens of one item and collects its problems: of each mistake the first only. */
export class ItemReader {
  readonly scanner: Scanner;
  readonly problems: SyntaxProblem[] = [];

  constructor(scanner: Scanner) {
    this.scanner = scanner;
    scanner.base = scanner.at;
    scanner.furthest = scanner.at;
  }

  next(): Token {
    return this.scanner.next();
  }

  back(): void {
    this.scanner.back();
  }

  /** Where the next character to be read stands. */
  get at(): number {
    return this.scanner.at - this.scanner.base;
  }

  /** Takes the punctuation mark if it is next. */
  takes(mark: string): Token | undefined {
    const token = this.next();
    if (token.kind === "punctuation" && token.text === mark) return token;
    this.back();
    return undefined;
  }

  /** As `takes`; anything else is a problem. */
  expect(mark: string): Token | undefined {
    const token = this.takes(mark);
    if (token === undefined) this.wrong(this.next(), `\`${mark}\``);
    return token;
  }

  /** A name, with or without quotes; words and macros that touch each other are one. */
  word(expected: string): Word | undefined {
    const first = this.next();
    if (first.kind === "string") return { start: first.start, end: first.end, text: first.text, quoted: true };
    if ((first.kind !== "word" && first.kind !== "macro") || KEYWORDS.has(first.text)) {
      this.wrong(first, expected);
      return undefined;
    }
    let { end, text } = first;
    while (this.scanner.touchesWord) {
      const token = this.next();
      if (token.kind !== "word" && token.kind !== "macro") {
        this.back();
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
    if (token.kind !== "unclosedString" && token.kind !== "badString" && token.kind !== "invalid") this.back();
  }

  /** Before the next item. */
  recoverToItem(): void {
    for (let token = this.next(); token.kind !== "end"; token = this.next()) {
      if (token.kind === "word" && ITEM_KEYWORDS.includes(token.text)) {
        this.back();
        return;
      }
    }
  }

  /**
   * Behind a mistake: to the `)` that ends what was being read, or before what begins something new. Stops at the end
   * of a line only where something new stands on the next one.
   */
  recover(): void {
    for (;;) {
      const token = this.next();
      if (token.kind === "end") return;
      if (token.kind === "punctuation" && token.text === ")") return;
      if (
        (token.kind === "punctuation" && "{}".includes(token.text)) ||
        (token.kind === "word" && RESTARTS.has(token.text))
      ) {
        this.back();
        return;
      }
    }
  }
}
