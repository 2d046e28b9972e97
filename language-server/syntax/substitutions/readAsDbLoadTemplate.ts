// Reads a substitutions file as dbLoadTemplate of EPICS base 7.0.10 does (dbLoadTemplate.y).
import { DbLoadTemplateTokens, type DbLoadTemplateToken } from "./dbLoadTemplateTokens.ts";
import {
  type Reader,
  readIncrementally,
  type ReaderState,
  type Reading,
  type ReadRow,
  Refused,
  type Remark,
} from "./reading.ts";

/** `dbTemplateMaxVars`, unless a script sets another. */
const MOST_VARIABLES = 100;
/** Characters of all macros of a row: 50 for each variable. */
const LONGEST_MACROS = MOST_VARIABLES * 50;

/** `previous`: of an earlier version of the same file. */
export function readAsDbLoadTemplate(text: string, previous?: Reading): Reading {
  return readIncrementally((source, at, state) => new DbLoadTemplateReader(source, at, state), text, previous);
}

class DbLoadTemplateReader implements Reader {
  readonly #tokens: DbLoadTemplateTokens;
  readonly #text: string;
  #token: DbLoadTemplateToken = { kind: "end", text: "", start: 0, end: 0 };
  #state: ReaderState;
  remarks: Remark[] = [];
  /** Of the row that is read: `,A=1`. */
  #own = "";
  #values = 0;

  constructor(text: string, at: number, state: ReaderState) {
    this.#tokens = new DbLoadTemplateTokens(text, at);
    this.#text = text;
    this.#state = state;
  }

  *read(): Generator<ReadRow, void> {
    this.#next();
    if (this.#state.inFile) yield* this.#restOfFile();
    // There must be something.
    else yield* this.#item();
    while (!this.#is("end")) yield* this.#item();
  }

  #next(): void {
    this.#token = this.#tokens.next((at) => {
      const text = `invalid character '${this.#text.charAt(at)}'`;
      this.remarks.push({ text, span: { start: at, end: at + 1 }, kind: "character" });
    });
  }

  #is(kind: DbLoadTemplateToken["kind"]): boolean {
    return this.#token.kind === kind;
  }

  #take(kind: DbLoadTemplateToken["kind"]): DbLoadTemplateToken {
    const token = this.#token;
    if (token.kind !== kind) this.#refuse();
    this.#next();
    return token;
  }

  #refuse(): never {
    const { start, end } = this.#token;
    throw new Refused({ text: "syntax error", span: { start, end }, kind: "syntax" });
  }

  *#item(): Generator<ReadRow, void> {
    if (this.#is("global")) {
      this.#globals();
      return;
    }
    this.#take("file");
    const name = this.#token;
    if (name.kind !== "word" && name.kind !== "quote") this.#refuse();
    this.#state = { ...this.#state, template: name.text, inFile: true, names: undefined };
    this.#next();
    this.#take("{");
    if (this.#is("pattern")) this.#pattern();
    yield* this.#restOfFile();
  }

  #pattern(): void {
    this.#next();
    this.#take("{");
    const names: string[] = [];
    if (!this.#is("}")) {
      do {
        this.#variable(names);
        while (this.#is(",")) this.#next();
      } while (!this.#is("}"));
    }
    this.#next();
    this.#state = { ...this.#state, names };
  }

  #variable(names: string[]): void {
    const { text, start, end } = this.#token;
    this.#take("word");
    if (names.length < MOST_VARIABLES) names.push(text);
    else
      this.remarks.push({
        text: `More than dbTemplateMaxVars = ${MOST_VARIABLES} macro variables used`,
        ...{ span: { start, end }, kind: "limit" },
      });
  }

  *#restOfFile(): Generator<ReadRow, void> {
    for (;;) {
      if (this.#is("}")) break;
      if (this.#is("global")) this.#globals();
      else yield* this.#row();
    }
    this.#state = { ...this.#state, template: undefined, inFile: false, names: undefined };
    this.#next();
  }

  *#row(): Generator<ReadRow, void> {
    const label = this.#token;
    if (label.kind === "word") this.#next();
    const { start } = this.#take("{");
    const { names, template = "" } = this.#state;
    this.#own = "";
    this.#values = 0;
    // Behind a word the row must have something.
    if (!this.#is("}") || label.kind === "word") {
      do {
        if (names === undefined) this.#definition();
        else this.#value(names);
      } while (!this.#is("}"));
    }
    const { end } = this.#token;
    const macros = this.#collected();
    if (macros.length >= LONGEST_MACROS)
      this.remarks.push({
        text: `The macros of a row are longer than ${LONGEST_MACROS} characters`,
        ...{ span: { start, end }, kind: "limit" },
      });
    if (label.kind === "word") this.#deprecated(label);
    const remarks = this.remarks;
    this.remarks = [];
    // The row is loaded before the next token is looked at.
    yield { template, macros, start, end, remarks, state: this.#state };
    this.#next();
  }

  #deprecated({ text, start, end }: DbLoadTemplateToken): void {
    this.remarks.push({
      text: `Substitution file uses deprecated syntax: the string '${text}' that comes just before the '{' character is extraneous and should be removed`,
      ...{ span: { start, end }, kind: "deprecated" },
    });
  }

  /** What dbLoadRecords is called with. An empty row without globals finds what the row before has left there. */
  #collected(): string {
    const { globals, left } = this.#state;
    if (globals !== "") return globals + this.#own;
    if (this.#own === "") return left;
    const macros = this.#own.slice(1);
    if (macros !== left) this.#state = { ...this.#state, left: macros };
    return macros;
  }

  #value(names: readonly string[]): void {
    const { kind, text, start, end } = this.#token;
    if (kind !== "word" && kind !== "quote") this.#refuse();
    const name = names[this.#values++];
    if (name === undefined) this.remarks.push({ text: "Too many values given", span: { start, end }, kind: "tooMany" });
    else this.#own += `,${name}=${kind === "quote" ? `"${text}"` : text}`;
    this.#next();
    while (this.#is(",")) this.#next();
  }

  #definition(): void {
    const name = this.#take("word").text;
    this.#take("=");
    const { kind, text } = this.#token;
    if (kind !== "word" && kind !== "quote") this.#refuse();
    this.#own += `,${name}=${kind === "quote" ? `"${text}"` : text}`;
    this.#next();
    while (this.#is(",")) this.#next();
  }

  #globals(): void {
    this.#next();
    this.#take("{");
    this.#own = "";
    while (!this.#is("}")) this.#definition();
    const { globals } = this.#state;
    this.#state = { ...this.#state, globals: globals === "" ? this.#own.slice(1) : globals + this.#own };
    this.#next();
  }
}
