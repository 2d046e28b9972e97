// Reads a substitutions file as msi of EPICS base 7.0.10 does (msi.cpp: substituteGetNextSet, substituteGetReplacements).
import { MsiTokens, type MsiToken } from "./msiTokens.ts";
import {
  type Reader,
  readIncrementally,
  type ReaderState,
  type Reading,
  type ReadRow,
  Refused,
  type Remark,
} from "./reading.ts";

/** `previous`: of an earlier version of the same file. */
export function readAsMsi(text: string, previous?: Reading): Reading {
  return readIncrementally((source, at, state) => new MsiReader(source, at, state), text, previous);
}

class MsiReader implements Reader {
  readonly #tokens: MsiTokens;
  #token: MsiToken = { kind: "separator", text: "", start: 0, end: 0 };
  #state: ReaderState;
  remarks: Remark[] = [];
  /** Behind a row there may be more rows of the same set. */
  #inSet: boolean;

  constructor(text: string, at: number, state: ReaderState) {
    this.#tokens = new MsiTokens(text, at);
    this.#state = state;
    this.#inSet = at > 0;
  }

  *read(): Generator<ReadRow, void> {
    this.#next();
    for (;;) {
      if (this.#inSet) yield* this.#rows();
      this.#skipSeparators();
      if (this.#isWord("global")) {
        this.#next();
        this.#globals();
      } else if (!this.#nextSet()) return;
    }
  }

  #next(): MsiToken {
    this.#token = this.#tokens.next();
    const { problem } = this.#tokens;
    if (problem !== undefined) {
      const { text, start, end, byChance } = problem;
      throw new Refused({ text, span: { start, end }, kind: byChance ? "limit" : "syntax" });
    }
    return this.#token;
  }

  #skipSeparators(): void {
    while (this.#token.kind === "separator") this.#next();
  }

  #nextButSeparators(): MsiToken {
    this.#next();
    this.#skipSeparators();
    return this.#token;
  }

  #isWord(word: string): boolean {
    return this.#token.kind === "string" && this.#token.text === word;
  }

  #refuse(text: string): never {
    const { start, end } = this.#token;
    throw new Refused({ text, span: { start, end }, kind: "syntax" });
  }

  /** Up to the first row, or up to an inner `}`; false at the end of the file. */
  #nextSet(): boolean {
    if (this.#token.kind === "end") return false;
    if (this.#isWord("file")) this.#fileHead();
    this.#skipSeparators();
    if (this.#token.kind === "close") this.#refuse("Parse error, unexpected '}'");
    if (this.#token.kind !== "open") {
      if (!this.#isWord("pattern")) this.#refuse("Parse error, expecting 'pattern'");
      this.#pattern();
    }
    if (this.#state.template === undefined) this.#refuse("No template file");
    this.#inSet = true;
    return true;
  }

  #fileHead(): void {
    if (this.#next().kind !== "string") this.#refuse("Parse error, expecting a filename");
    const { text } = this.#token;
    const quoted = text.length > 1 && text.startsWith('"') && text.endsWith('"');
    const template = quoted ? text.slice(1, -1) : text;
    this.#state = { ...this.#state, template, inFile: true, names: undefined };
    if (this.#nextButSeparators().kind !== "open") this.#refuse("Parse error, expecting '{'");
    this.#next();
  }

  #pattern(): void {
    const names: string[] = [];
    if (this.#nextButSeparators().kind !== "open") this.#refuse("Parse error, expecting '{'");
    while (this.#nextButSeparators().kind === "string") names.push(this.#token.text);
    if (this.#token.kind !== "close") this.#refuse("Parse error, expecting '}'");
    this.#state = { ...this.#state, names };
    this.#next();
  }

  #globals(): void {
    this.#skipSeparators();
    if (this.#endsFile() || this.#token.kind !== "open") return;
    const definitions = this.#definitions();
    const globals = [this.#state.globals, definitions].filter((each) => each !== "").join(",");
    this.#state = { ...this.#state, globals };
    this.#next();
  }

  /** Whether the braces of the file end here. */
  #endsFile(): boolean {
    if (this.#token.kind !== "close" || !this.#state.inFile) return false;
    this.#state = { ...this.#state, template: undefined, inFile: false, names: undefined };
    this.#next();
    return true;
  }

  *#rows(): Generator<ReadRow, void> {
    for (;;) {
      this.#skipSeparators();
      if (this.#endsFile() || this.#token.kind !== "open") break;
      const { start } = this.#token;
      const { names, globals, template = "" } = this.#state;
      const own = names === undefined ? this.#definitions() : this.#values(names);
      const macros = globals === "" || own === "" ? globals + own : `${globals},${own}`;
      const { end } = this.#token;
      // What follows must be a token, or the row is not expanded.
      this.#next();
      const remarks = this.remarks;
      this.remarks = [];
      yield { template, macros, start, end, remarks, state: this.#state };
    }
    this.#inSet = false;
  }

  /** Put together as they come; the closing brace is the token then. */
  #definitions(): string {
    let text = "";
    for (;;) {
      const token = this.#next();
      if (token.kind === "close") return text;
      if (token.kind === "open") this.#refuse("Parse error, unexpected '{'");
      if (token.kind === "end") this.#refuse("Parse error, incomplete file?");
      text += token.kind === "separator" ? "," : token.text;
    }
  }

  #values(names: readonly string[]): string {
    let text = "";
    for (let index = 0; this.#nextButSeparators().kind !== "close"; index++) {
      if (this.#token.kind !== "string") this.#refuse("Parse error, expecting macro value");
      const { start, end } = this.#token;
      const name = names[index];
      if (index > 0) text += ",";
      if (name !== undefined) text += `${name}=${this.#token.text}`;
      else this.remarks.push({ text: "Warning, too many values given", span: { start, end }, kind: "tooMany" });
    }
    return text;
  }
}
