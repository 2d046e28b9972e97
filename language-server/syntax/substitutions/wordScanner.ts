import type { Word } from "./substitutionsFile.ts";

/** White space, and comments where a word could begin. */
const TRIVIA = /(?:\s|#[^\n]*)*/y;
/** Macros belong to the word with what is in their brackets. */
const BARE = /(?:\$\([^()\s]*\)|\$\{[^{}\s]*\}|[^\s{}=,"'])+/y;
const QUOTED = /"((?:[^"\\\n]|\\[^\n])*)("?)|'((?:[^'\\\n]|\\[^\n])*)('?)/y;

export class WordScanner {
  readonly text: string;
  at: number;
  /** How far it has looked. */
  reach = 0;

  constructor(text: string, at: number) {
    this.text = text;
    this.at = at;
  }

  get next(): string {
    this.reach = Math.max(this.reach, this.at + 1);
    return this.text.charAt(this.at);
  }

  skipTrivia(): void {
    TRIVIA.lastIndex = this.at;
    TRIVIA.exec(this.text);
    this.at = TRIVIA.lastIndex;
    this.reach = Math.max(this.reach, this.at + 1);
  }

  /** Spans count from `base`; undefined where no word begins. */
  word(base: number): Word | undefined {
    const start = this.at;
    const pattern = this.next === '"' || this.next === "'" ? QUOTED : BARE;
    pattern.lastIndex = start;
    const match = pattern.exec(this.text);
    if (match === null) return undefined;
    const [whole, double, doubleEnd, single, singleEnd] = match;
    this.at = start + whole.length;
    // A backslash at the end of the text may come to escape something.
    this.reach = Math.max(this.reach, this.at + 2);
    if (whole.includes("$")) this.#lookedForBracket();
    const place = { start: start - base, end: this.at - base };
    if (pattern === BARE) return { ...place, text: whole, quote: "", closed: true };
    const quote = double === undefined ? "'" : '"';
    return { ...place, text: double ?? single ?? "", quote, closed: (doubleEnd ?? singleEnd) !== "" };
  }

  /** What closes a macro may be anywhere before the next white space. */
  #lookedForBracket(): void {
    RUN.lastIndex = this.at;
    RUN.exec(this.text);
    this.reach = Math.max(this.reach, RUN.lastIndex + 1);
  }

  /** Whether a line begins here that holds `file …`, `pattern {` or `global {`: half-typed braces end before it. */
  get isKeywordLine(): boolean {
    KEYWORD.lastIndex = this.at;
    if (!KEYWORD.test(this.text)) return false;
    this.reach = Math.max(this.reach, KEYWORD.lastIndex + 1);
    return /\n[ \t]*$/.test(this.text.slice(Math.max(this.at - 200, 0), this.at));
  }
}

const RUN = /\S*/y;
const KEYWORD = /(?:pattern|global)\s*\{|file[ \t]+["'\w$./-]+\s*\{/y;
