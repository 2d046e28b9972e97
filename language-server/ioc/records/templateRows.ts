// The loads a substitutions file asks for, read tolerantly for both of its dialects: msi's, which ibek writes, and that of
// dbLoadTemplate. Whether the tools accept the file is not asked here.
import type { Range } from "vscode-languageserver-types";
import { LineIndex } from "../../text/lineIndex.ts";
import type { Span } from "../../text/span.ts";

export interface TemplateRow {
  /** `motor.template` */
  readonly template: string;
  /** As `dbLoadRecords` takes them: `P=BL01,R=":X"`. */
  readonly macros: string;
  /** Of the row with its braces. */
  readonly span: Span;
  readonly range: Range;
}

interface Token extends Span {
  readonly kind: "word" | "quoted" | "mark";
  readonly text: string;
}

/** No file has more; a program's mistake may write many. */
const MOST_ROWS = 100_000;

export function readTemplateRows(text: string): readonly TemplateRow[] {
  return new RowReader(text).read();
}

class RowReader {
  readonly #tokens: readonly Token[];
  readonly #lines: LineIndex;
  readonly #rows: TemplateRow[] = [];
  #at = 0;
  #globals = "";

  constructor(text: string) {
    this.#tokens = [...tokens(text)];
    this.#lines = new LineIndex(text);
  }

  read(): readonly TemplateRow[] {
    while (this.#at < this.#tokens.length) {
      const token = this.#next();
      if (token?.text === "global" && this.#takes("{")) this.#globals += this.#definitions();
      else if (token?.text === "file") this.#file(this.#next()?.text ?? "");
    }
    return this.#rows;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #is(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.text === text && token.kind !== "quoted";
  }

  #takes(text: string): boolean {
    const is = this.#is(text);
    if (is) this.#at++;
    return is;
  }

  #file(template: string): void {
    if (!this.#takes("{")) return;
    let names: readonly string[] | undefined;
    while (this.#at < this.#tokens.length && !this.#takes("}")) {
      if (this.#takes("pattern")) names = this.#takes("{") ? this.#words().map(({ text }) => text) : names;
      else if (this.#takes("global")) this.#globals += this.#takes("{") ? this.#definitions() : "";
      else if (this.#is("{")) this.#row(template, names);
      // dbLoadTemplate: a bare word before a row has no meaning.
      else this.#at++;
    }
  }

  #row(template: string, names: readonly string[] | undefined): void {
    const start = this.#next()?.start ?? 0;
    const own =
      names === undefined
        ? this.#definitions()
        : this.#words()
            .slice(0, names.length)
            .map((value, index) => `,${names[index] ?? ""}=${written(value)}`)
            .join("");
    const span = { start, end: this.#tokens[this.#at - 1]?.end ?? start };
    if (this.#rows.length >= MOST_ROWS) return;
    const macros = (this.#globals + own).slice(1);
    this.#rows.push({ template, macros, span, range: this.#lines.rangeOf(span) });
  }

  /** Up to the brace, which is taken too. */
  #words(): readonly Token[] {
    const words: Token[] = [];
    while (this.#at < this.#tokens.length && !this.#takes("}")) {
      const token = this.#next();
      if (token !== undefined && token.kind !== "mark") words.push(token);
    }
    return words;
  }

  #definitions(): string {
    let definitions = "";
    while (this.#at < this.#tokens.length && !this.#takes("}")) {
      const name = this.#next();
      if (name === undefined || name.kind === "mark" || !this.#takes("=")) continue;
      // Nothing behind the equals sign is the empty value.
      const value = this.#tokens[this.#at]?.kind === "mark" ? undefined : this.#next();
      definitions += `,${name.text}=${value === undefined ? "" : written(value)}`;
    }
    return definitions;
  }
}

function written({ kind, text }: Token): string {
  return kind === "quoted" ? `"${text}"` : text;
}

const TOKEN =
  /#[^\n]*|"((?:[^"\\\n]|\\.)*)"?|'((?:[^'\\\n]|\\.)*)'?|[{}=]|(?:\$\([^()\n]*\)|\$\{[^{}\n]*\}|[^\s{}=,"'#])(?:\$\([^()\n]*\)|\$\{[^{}\n]*\}|[^\s{}=,"'])*/g;

function* tokens(text: string): Generator<Token> {
  for (const match of text.matchAll(TOKEN)) {
    const [whole, double, single] = match;
    const place = { start: match.index, end: match.index + whole.length };
    if (whole.startsWith("#")) continue;
    if (double !== undefined || single !== undefined) yield { kind: "quoted", text: double ?? single ?? "", ...place };
    else yield { kind: "{}=".includes(whole) ? "mark" : "word", text: whole, ...place };
  }
}
