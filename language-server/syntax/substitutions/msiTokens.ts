// Tokens as msi of EPICS base 7.0.10 (msi.cpp, subGetNextToken) finds them: line by line, a comment only where a line or
// a token begins, with white space being a part of what follows it.

export interface MsiToken {
  readonly kind: "open" | "close" | "separator" | "string" | "end";
  /** A quoted string has its quotes. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What msi cannot make a token of. */
export interface MsiLexicalProblem {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where msi reads memory it has not written: what happens then is left to chance. */
  readonly byChance: boolean;
}

/** Bytes of a line msi reads at once. */
const LONGEST_LINE = 4095;
const SPACE = new Set(" \t\n\v\f\r");
const ENDS_WORD = new Set(' \t\n\v\f\r",{}');

export class MsiTokens {
  problem: MsiLexicalProblem | undefined;
  readonly #text: string;
  #at: number;
  /** Behind the newline, or where the buffer is full. */
  #lineEnd: number;

  /** `at`: behind a token. */
  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
    this.#lineEnd = at === 0 ? 0 : this.#endOfLine(text.lastIndexOf("\n", at - 1) + 1, at);
  }

  next(): MsiToken {
    let at = this.#at;
    const first = this.#char(at);
    if (first === "\0" || first === "\n" || first === "#") return this.#nextLine();
    while (SPACE.has(this.#char(at))) at++;
    const c = this.#char(at);
    if (c === "{") return this.#token("open", at, at + 1);
    if (c === "}") return this.#token("close", at, at + 1);
    if (c === "\0" || c === ",") {
      const start = at;
      while (SPACE.has(this.#char(at)) || this.#char(at) === ",") at++;
      return this.#token("separator", start, at);
    }
    return c === '"' ? this.#quoted(at) : this.#word(at);
  }

  #char(at: number): string {
    return at < this.#lineEnd ? this.#text.charAt(at) : "\0";
  }

  #token(kind: MsiToken["kind"], start: number, end: number): MsiToken {
    this.#at = end;
    return { kind, text: kind === "string" ? this.#text.slice(start, end) : "", start, end };
  }

  #nextLine(): MsiToken {
    let start = this.#lineEnd;
    for (;;) {
      this.#lineEnd = this.#endOfLine(start, start);
      if (start >= this.#text.length) return this.#token("end", start, start);
      if (this.#text.charAt(start) !== "#") return this.#token("separator", start, start);
      start = this.#lineEnd;
    }
  }

  /** Of the part of the line that is in the buffer with `at`. */
  #endOfLine(lineStart: number, at: number): number {
    const newline = this.#text.indexOf("\n", lineStart);
    const end = newline < 0 ? this.#text.length : newline + 1;
    if (end - lineStart <= LONGEST_LINE / 3) return end;
    let bytes = 0;
    for (let i = lineStart; i < end; i++) {
      bytes += bytesOf(this.#text.charCodeAt(i));
      if (bytes <= LONGEST_LINE) continue;
      if (i > at) return i;
      bytes = bytesOf(this.#text.charCodeAt(i));
    }
    return end;
  }

  #quoted(start: number): MsiToken {
    let at = start + 1;
    for (let c = this.#char(at); c !== '"'; c = this.#char(at)) {
      if (c === "\0" || c === "\n") return this.#stop("Strings must be on single line", start, at, false);
      at += c === "\\" && this.#char(at + 1) === '"' ? 2 : 1;
    }
    return this.#token("string", start, at + 1);
  }

  #word(start: number): MsiToken {
    let at = start;
    while (!ENDS_WORD.has(this.#char(at)) && this.#char(at) !== "\0") at++;
    if (this.#char(at) !== "\0") return this.#token("string", start, at);
    const text =
      at >= this.#text.length
        ? "The file ends in a word: msi reads on behind the end of it"
        : `A line is longer than ${LONGEST_LINE} characters: msi reads on behind the end of its buffer`;
    return this.#stop(text, start, at, true);
  }

  #stop(text: string, start: number, end: number, byChance: boolean): MsiToken {
    this.problem = { text, start, end, byChance };
    return this.#token("end", start, end);
  }
}

/** In UTF-8; half of a pair counts for half of it. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  return code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
}
