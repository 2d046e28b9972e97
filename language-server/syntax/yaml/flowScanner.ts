// Quotes, braces and brackets as ibek's loader (ruamel.yaml 0.19) delimits them: whatever the indentation of their lines.

/** A piece of text the `yaml` package needs to read what the loader reads. */
export interface Insertion {
  readonly at: number;
  readonly text: string;
}

const DOCUMENT_MARK = /(?:---|\.\.\.)(?=\s|$)/y;
/** From the last line end on: what is on the next line decides. */
const BLANKS = /\s+/y;

/** Offset behind the closing quote; undefined for a quote that is never closed, or only behind the document's end. */
export function quotedEnd(text: string, start: number): number | undefined {
  const stop = text[start] === "'" ? /''|'|\n/g : /\\[^]|"|\n/g;
  stop.lastIndex = start + 1;
  for (let found = stop.exec(text); found !== null; found = stop.exec(text)) {
    const [token] = found;
    const isLineEnd = token.endsWith("\n");
    if (isLineEnd && isDocumentMark(text, stop.lastIndex)) return undefined;
    if (token.length === 1 && !isLineEnd) return stop.lastIndex;
  }
  return undefined;
}

/** Offset behind the closing bracket or brace, as `quotedEnd`. What has to be written in another way inside is put into `insertions`. */
export function flowEnd(text: string, start: number, insertions: Insertion[]): number | undefined {
  return new FlowScanner(text, insertions).endOf(start);
}

export function isDocumentMark(text: string, lineStart: number): boolean {
  DOCUMENT_MARK.lastIndex = lineStart;
  return DOCUMENT_MARK.test(text);
}

class FlowScanner {
  readonly #text: string;
  readonly #insertions: Insertion[];
  #at = 0;
  #depth = 0;
  #isValue = false;

  constructor(text: string, insertions: Insertion[]) {
    this.#text = text;
    this.#insertions = insertions;
  }

  endOf(start: number): number | undefined {
    this.#at = start;
    do {
      if (!this.#token()) return undefined;
    } while (this.#depth > 0);
    return this.#at;
  }

  /** False where the brackets are never closed. */
  #token(): boolean {
    const character = this.#text[this.#at];
    switch (character) {
      case undefined:
        return false;
      case "[":
      case "{":
      case "]":
      case "}":
      case ",":
        this.#bracket(character);
        return true;
      case "#":
        this.#comment();
        return true;
      case "'":
      case '"': {
        const end = quotedEnd(this.#text, this.#at);
        this.#at = end ?? this.#at;
        return end !== undefined;
      }
      case "&":
      case "*":
      case "!":
        this.#at = this.#match(/[^\s,[\]{}]+/y);
        return true;
      default:
        return this.#other(character);
    }
  }

  #bracket(character: string): void {
    if (character !== ",") this.#depth += character === "[" || character === "{" ? 1 : -1;
    this.#isValue = false;
    this.#at++;
  }

  /** The loader needs no space in front of it. */
  #comment(): void {
    if (!/\s/.test(this.#text[this.#at - 1] ?? " ")) this.#insertions.push({ at: this.#at, text: " " });
    this.#at = this.#match(/[^\n]*/y);
  }

  #other(character: string): boolean {
    if (/\s/.test(character)) return this.#blanks();
    const next = this.#text[this.#at + 1] ?? " ";
    // Behind a name in quotes no space is needed: `{"a":1}`.
    const isBehindQuote = character === ":" && /["'\]}]/.test(this.#text[this.#at - 1] ?? "");
    if (/[-?:]/.test(character) && (/\s/.test(next) || isBehindQuote)) {
      this.#isValue = character === ":";
      this.#at++;
      return true;
    }
    return this.#plain();
  }

  #blanks(): boolean {
    const end = this.#match(BLANKS);
    const lineEnd = this.#text.lastIndexOf("\n", end - 1);
    const isLine = lineEnd >= this.#at;
    this.#at = end;
    return !isLine || !isDocumentMark(this.#text, lineEnd + 1);
  }

  #plain(): boolean {
    const start = this.#at;
    let end = start;
    for (let goesOn = true; goesOn;) {
      this.#at = this.#match(/(?:[^\s,[\]{}:]|:(?=\S))+/y);
      if (this.#at > end) end = this.#at;
      const before = this.#at;
      if (/\s/.test(this.#text[this.#at] ?? "") && !this.#blanks()) return false;
      goesOn = this.#at > before && /[^\s,[\]{}:#]|:(?=\S)/y.test(this.#text.slice(this.#at, this.#at + 2));
    }
    this.#quote(start, end);
    return true;
  }

  /** `{a: b:, c: 1}`: the value is `b:`. */
  #quote(start: number, end: number): void {
    const plain = this.#text.slice(start, end);
    if (!this.#isValue || !plain.endsWith(":") || plain.includes("'")) return;
    this.#insertions.push({ at: start, text: "'" }, { at: end, text: "'" });
  }

  #match(pattern: RegExp): number {
    pattern.lastIndex = this.#at;
    return pattern.test(this.#text) ? pattern.lastIndex : this.#at;
  }
}
