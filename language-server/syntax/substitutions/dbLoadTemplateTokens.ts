// Tokens as dbLoadTemplate of EPICS base 7.0.10 (dbLoadTemplate_lex.l) finds them.

export interface DbLoadTemplateToken {
  readonly kind: "pattern" | "file" | "global" | "word" | "quote" | "{" | "}" | "," | "=" | "end";
  /** Of a quote without its quotes; a backslash in it stays. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN =
  /("(?:[^"\n\\]|\\[^\n])*"|'(?:[^'\n\\]|\\[^\n])*')|([A-Za-z0-9_\-+:./\\[\]<>;]+)|([{},=])|[ \t\r\n]+|#[^\n]*|([^])/y;

export class DbLoadTemplateTokens {
  readonly #text: string;
  #at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.#at = at;
  }

  /** `skipped`: is told the places of characters the tool complains about and leaves out. */
  next(skipped: (at: number) => void): DbLoadTemplateToken {
    for (;;) {
      TOKEN.lastIndex = this.#at;
      const match = TOKEN.exec(this.#text);
      const start = this.#at;
      if (match === null) return { kind: "end", text: "", start, end: start };
      const [all, quote, word, mark, other] = match;
      const end = start + all.length;
      this.#at = end;
      if (word !== undefined) return { kind: kindOf(word), text: word, start, end };
      if (quote !== undefined) return { kind: "quote", text: quote.slice(1, -1), start, end };
      if (mark === "{" || mark === "}" || mark === "," || mark === "=") return { kind: mark, text: mark, start, end };
      if (other !== undefined) skipped(start);
    }
  }
}

function kindOf(word: string): "pattern" | "file" | "global" | "word" {
  return word === "pattern" || word === "file" || word === "global" ? word : "word";
}
