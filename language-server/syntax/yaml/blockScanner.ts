// Finds the quotes, braces and brackets of a text in block style, and not those inside plain text, text blocks and comments.
import { flowEnd, isDocumentMark, quotedEnd, type Insertion } from "./flowScanner.ts";

/** A value in quotes, braces or brackets behind which its line ends. */
export interface FlowNode {
  readonly start: number;
  /** Behind the closing character. */
  readonly end: number;
  /** Of the opening character in its line. */
  readonly column: number;
  /** What has to be written in another way for the `yaml` package; indentation is not among it. */
  readonly insertions: readonly Insertion[];
}

/** Where the line ends, but for a comment. */
const REST = /[ \t]*(?:#.*)?\r?(?=\n|$)/y;
const HEADER = /[|>][-+\d]*[ \t]*(?:#.*)?\r?(?=\n|$)/y;
const INDICATOR = /[-?:](?=\s|$)[ \t]*/y;
const PROPERTY = /(?:[&!]\S*|\*\S+)(?=\s|$)[ \t]*/y;
/** A plain name with its colon. */
const NAME = /[^\s#](?:[^\n:#]|:(?=[^\s])|(?<=\S)#)*:(?=\s|$)[ \t]*/y;
const COLON = /[ \t]*:(?=\s|$)[ \t]*/y;
/** Each may cost a look at all that follows, as in a file of lines with an open bracket each. */
const MAX_UNFINISHED = 10;

/** From the start of a line that begins in no quote, up to a given offset at least. */
export function* flowNodes(text: string, from = 0, to = text.length): Generator<FlowNode> {
  const scanner = new BlockScanner(text, from);
  while (scanner.at < to && scanner.unfinished < MAX_UNFINISHED) {
    const found = scanner.line();
    if (found) yield found;
  }
}

class BlockScanner {
  at: number;
  /** Quotes and brackets that are never closed, or have more behind them. */
  unfinished = 0;
  readonly #text: string;
  #lineStart: number;
  /** The column of what the value that comes next belongs to. */
  #parent = -1;
  /** While plain text may go on in the next line. */
  #isPlain = false;

  constructor(text: string, from: number) {
    this.#text = text;
    this.at = from;
    this.#lineStart = from;
  }

  /** Reads a line, with those a value goes on in. */
  line(): FlowNode | undefined {
    this.#lineStart = this.at;
    if (isDocumentMark(this.#text, this.at)) {
      this.#parent = -1;
      this.#isPlain = false;
      this.at += 3;
    }
    this.at = this.#match(/[ \t]*/y) ?? this.at;
    const character = this.#text[this.at];
    const isBlank = character === undefined || character === "\r" || character === "\n";
    if (character === "#") this.#isPlain = false;
    if (!isBlank && character !== "#") {
      if (!this.#isPlain || this.#column() <= this.#parent) return this.#content();
      this.#isPlain = !/\s#/.test(this.#restOfLine());
    }
    this.#nextLine();
    return undefined;
  }

  #content(): FlowNode | undefined {
    this.#isPlain = false;
    const insertions: Insertion[] = [];
    for (;;) {
      const character = this.#text[this.at] ?? "\n";
      if (/[\s#]/.test(character)) break;
      if (this.#skipIndicator(character)) continue;
      if (/["'[{]/.test(character)) {
        const node = this.#flow(insertions);
        if (node !== "name") return node;
        continue;
      }
      if (this.#match(HEADER) !== undefined) {
        this.#skipBlock();
        return undefined;
      }
      const name = this.#match(NAME);
      if (name === undefined) {
        this.#isPlain = !/\s#/.test(this.#restOfLine());
        break;
      }
      this.#parent = this.#column();
      this.at = name;
    }
    this.#nextLine();
    return undefined;
  }

  #skipIndicator(character: string): boolean {
    const behind = this.#match(INDICATOR) ?? this.#match(PROPERTY);
    if (behind === undefined) return false;
    if (/[-?:]/.test(character)) this.#parent = this.#column();
    this.at = behind;
    return true;
  }

  #flow(insertions: Insertion[]): FlowNode | "name" | undefined {
    const start = this.at;
    const column = this.#column();
    const isQuote = /["']/.test(this.#text[start] ?? "");
    const end = isQuote ? quotedEnd(this.#text, start) : flowEnd(this.#text, start, insertions);
    if (end === undefined) {
      this.unfinished++;
      this.#nextLine();
      return undefined;
    }
    this.at = end;
    const colon = this.#match(COLON);
    if (colon !== undefined && !this.#text.slice(start, end).includes("\n")) {
      this.#parent = column;
      this.at = colon;
      return "name";
    }
    const isLast = this.#match(REST) !== undefined;
    if (isLast && this.#text[end] === "#") insertions.push({ at: end, text: " " });
    // A quote that swallows other lines was probably not meant to.
    if (!isLast) {
      this.unfinished++;
      this.at = start;
    }
    this.#nextLine();
    return isLast ? { start, end, column, insertions } : undefined;
  }

  #skipBlock(): void {
    this.#nextLine();
    while (this.at < this.#text.length) {
      const first = this.#match(/ */y) ?? this.at;
      if (/[^\r\n]/.test(this.#text[first] ?? "\n") && first - this.at <= this.#parent) return;
      if (this.#parent < 0 && isDocumentMark(this.#text, this.at)) return;
      this.#nextLine();
    }
  }

  #column(): number {
    return this.at - this.#lineStart;
  }

  #restOfLine(): string {
    const end = this.#text.indexOf("\n", this.at);
    return this.#text.slice(this.at, end < 0 ? this.#text.length : end);
  }

  #nextLine(): void {
    const end = this.#text.indexOf("\n", this.at);
    this.at = end < 0 ? this.#text.length : end + 1;
  }

  #match(pattern: RegExp): number | undefined {
    pattern.lastIndex = this.at;
    return pattern.test(this.#text) ? pattern.lastIndex : undefined;
  }
}
