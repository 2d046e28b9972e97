// Tokens of a database, by the rules of EPICS base's dbLex.l. Where macros are open, a reference is part of the word or
// string it stands in; one that stands alone is a token of its own.
import { opensReference } from "../iocsh/macroReferences.ts";
import { isEscape } from "./isEscape.ts";
import { LONGEST_LINE, soundMacroEnd } from "./soundMacro.ts";
import { isBare, isJsonBare, isSpace } from "./characters.ts";

export interface Token {
  readonly kind: "word" | "string" | "macro" | "punctuation" | "unclosedString" | "badString" | "invalid" | "end";
  /** Counted from the scanner's base. */
  readonly start: number;
  readonly end: number;
  /** As written; of a string without its quotes. */
  readonly text: string;
}

/**
 * `open`: the values of macros are not known, references may stand anywhere.
 * `expanded`: the text has been expanded as the IOC does it; a `$` is a character like others.
 */
export type Macros = "open" | "expanded";

/** Longer texts are slices of the document anyway. */
const LONGEST_KEPT = 12;

const NEWLINE = 10;
const QUOTE = 34;
const HASH = 35;
const DOLLAR = 36;
const APOSTROPHE = 39;
const BACKSLASH = 92;

export class Scanner {
  readonly text: string;
  readonly macros: Macros;
  /** Absolute; token offsets count from here. */
  base = 0;
  /** The farthest place that was looked at, absolute. */
  furthest = 0;
  #at: number;
  #beforeToken = 0;
  readonly #texts = new Map<string, string>();

  constructor(text: string, macros: Macros, at = 0) {
    this.text = text;
    this.macros = macros;
    this.#at = at;
  }

  /** Where reading goes on, absolute. */
  get at(): number {
    return this.#at;
  }

  /** The token that was read last is to be read again. */
  back(): void {
    this.#at = this.#beforeToken;
  }

  /** Whether a word or macro goes on right here. */
  get touchesWord(): boolean {
    const code = this.text.charCodeAt(this.#at);
    return code === DOLLAR || isBare(code);
  }

  skipTrivia(): void {
    const { text } = this;
    let at = this.#at;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === HASH) at = this.#lineEnd(at);
      else if (!isSpace(code)) break;
    }
    this.#at = Math.min(at, text.length);
    this.furthest = Math.max(this.furthest, this.#at + 1);
  }

  next(): Token {
    this.#beforeToken = this.#at;
    this.skipTrivia();
    return this.#read(isBare, ",(){}", false);
  }

  /** A token of the value of a field or info. */
  nextJson(): Token {
    this.#beforeToken = this.#at;
    this.skipTrivia();
    return this.#read(isJsonBare, ",:[]{}", true);
  }

  /** The rest of the line, up to its end. */
  restOfLine(): Token {
    const start = this.#at;
    return this.#token("invalid", start, this.#lineEnd(start));
  }

  #read(bare: (code: number) => boolean, punctuation: string, json: boolean): Token {
    const { text } = this;
    const start = this.#at;
    if (start >= text.length) return this.#token("end", start, start);
    const code = text.charCodeAt(start);
    if (code === QUOTE || (json && code === APOSTROPHE)) return json ? this.#jsonString(start) : this.#string(start);
    if (bare(code)) return this.#word(start, bare);
    const reference = code === DOLLAR ? this.#referenceEnd(start) : undefined;
    if (reference !== undefined) return this.#token("macro", start, reference);
    if (punctuation.includes(text.charAt(start))) return this.#token("punctuation", start, start + 1);
    return this.#token("invalid", start, start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1));
  }

  #token(kind: Token["kind"], start: number, end: number): Token {
    this.#at = end;
    this.furthest = Math.max(this.furthest, end + 1);
    const text = this.#kept(kind === "string" ? this.text.slice(start + 1, end - 1) : this.text.slice(start, end));
    return { kind, start: start - this.base, end: end - this.base, text };
  }

  /** Names of fields and choices come back thousands of times: each is kept once. */
  #kept(text: string): string {
    if (text.length > LONGEST_KEPT || text.length < 2) return text;
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }

  #word(start: number, bare: (code: number) => boolean): Token {
    let at = start + 1;
    while (bare(this.text.charCodeAt(at))) at++;
    return this.#token("word", start, at);
  }

  #string(start: number): Token {
    const { text } = this;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === QUOTE) return this.#token("string", start, at + 1);
      if (code === NEWLINE) return this.#token("unclosedString", start, this.#withoutReturn(at));
      if (code === BACKSLASH) at += text.charCodeAt(at + 1) === NEWLINE ? 0 : 1;
      else if (code === DOLLAR) at = (this.#referenceEnd(at) ?? at + 1) - 1;
    }
    return this.#token("unclosedString", start, text.length);
  }

  #jsonString(start: number): Token {
    const { text } = this;
    const quote = text.charCodeAt(start);
    let bad = false;
    for (let at = start + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return this.#token(bad ? "badString" : "string", start, at + 1);
      if (code === NEWLINE) return this.#token("unclosedString", start, this.#withoutReturn(at));
      if (code === BACKSLASH) {
        bad ||= !isEscape(text, at);
        at++;
      } else if (code === DOLLAR) at = (this.#referenceEnd(at) ?? at + 1) - 1;
      else bad ||= code < 32;
    }
    return this.#token("unclosedString", start, text.length);
  }

  /** Behind the macro reference that begins here, if there is one and it is closed. */
  #referenceEnd(at: number): number | undefined {
    if (this.macros === "expanded" || !opensReference(this.text, at)) return undefined;
    const end = soundMacroEnd(this.text, at);
    const looked = end ?? Math.min(this.#lineEnd(at), at + LONGEST_LINE);
    this.furthest = Math.max(this.furthest, looked + 1);
    return end;
  }

  #lineEnd(at: number): number {
    const end = this.text.indexOf("\n", at);
    return end < 0 ? this.text.length : end;
  }

  #withoutReturn(end: number): number {
    return this.text.charAt(end - 1) === "\r" ? end - 1 : end;
  }
}
