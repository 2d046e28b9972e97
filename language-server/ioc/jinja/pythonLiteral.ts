// `ast.literal_eval` of Python 3.11: literals, lists, tuples, dictionaries, signs. Whatever else Python could parse it refuses.
import { unescaped } from "../../syntax/jinja/stringLiteral.ts";
import { useSteps, type Budget } from "./budget.ts";
import { setKey } from "./equality.ts";
import type { PythonDict, PythonValue } from "./pythonValue.ts";
import { raise, unsupported } from "./stopped.ts";

// Python gives up at 200 brackets, or earlier, depending on its stack.
const DEEPEST = 60;
const MOST_DIGITS = 4300;
const BLANK = /[ \t\f]+|\\(?:\r\n|\r|\n)(?=[^])/y;
const COMMENT = /#[^\r\n]*/y;
const NEWLINE = /\r\n|\r|\n/y;
const FLOAT =
  /(?:\d+(?:_\d+)*)?\.\d+(?:_\d+)*(?:e[+-]?\d+(?:_\d+)*)?|\d+(?:_\d+)*\.(?:e[+-]?\d+(?:_\d+)*)?|\d+(?:_\d+)*e[+-]?\d+(?:_\d+)*/iy;
const INTEGER = /0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*/iy;
const WORD = /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy;
const STRING_PREFIX = /^(?:[rub]|br|rb|f|fr|rf)$/i;
const TRIPLE = /("""|''')((?:\\[^]|(?!\1)[^\\])*)\1/y;
const SINGLE = /"((?:\\(?:\r\n|[^])|[^"\\\r\n])*)"|'((?:\\(?:\r\n|[^])|[^'\\\r\n])*)'/y;
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ["True", true],
  ["False", false],
  ["None", null],
]);

/** @throws Stopped */
export function readLiteral(text: string, budget: Budget): PythonValue {
  if (text.includes("\0")) raise("ValueError", "source code string cannot contain null bytes");
  return new LiteralReader(text.replace(/^[ \t]+/, ""), budget).whole();
}

class LiteralReader {
  readonly #text: string;
  readonly #budget: Budget;
  #at = 0;
  #depth = 0;

  constructor(text: string, budget: Budget) {
    this.#text = text;
    this.#budget = budget;
  }

  whole(): PythonValue {
    this.#leadingLines();
    const first = this.#value();
    const value = this.#take(",") ? this.#tuple([first], "") : first;
    // A last line of blanks alone counts as indented; empty lines and comments do not.
    if (/[\r\n][ \t]+$/.test(this.#text.slice(this.#at))) this.#fail();
    for (;;) {
      this.#blanks();
      if (this.#match(NEWLINE) === undefined) break;
    }
    return this.#at >= this.#text.length ? value : this.#fail();
  }

  /** Empty lines may come first; what follows them must not be indented. */
  #leadingLines(): void {
    for (;;) {
      const start = this.#at;
      this.#blanks();
      if (this.#match(NEWLINE) !== undefined) continue;
      if (start > 0 && this.#at > start && this.#at < this.#text.length)
        raise("ValueError", "unexpected indent (<unknown>, line 1)");
      return;
    }
  }

  #value(): PythonValue {
    useSteps(this.#budget, 1);
    this.#blanks();
    const character = this.#text.charAt(this.#at);
    if (character === "-" || character === "+") return this.#signed(character);
    if (character === "(") return this.#nested(() => this.#parenthesised());
    if (character === "[") return this.#nested(() => ({ kind: "list", items: this.#items("]") }));
    if (character === "{") return this.#nested(() => this.#dict());
    if (character === "'" || character === '"') return this.#strings();
    const number = this.#number();
    return number === undefined ? this.#word() : number;
  }

  #signed(sign: "-" | "+"): PythonValue {
    this.#at++;
    this.#blanks();
    const value = this.#text.charAt(this.#at) === "(" ? this.#nested(() => this.#parenthesised()) : this.#number();
    // A sign before a sign, or before anything but a number, is not a literal.
    if (typeof value !== "bigint" && typeof value !== "number") return this.#malformed();
    this.#noSum();
    return sign === "-" ? -value : value;
  }

  #parenthesised(): PythonValue {
    this.#at++;
    this.#spaces();
    if (this.#take(")")) return { kind: "tuple", items: [] };
    const first = this.#value();
    this.#spaces();
    if (this.#take(",")) return this.#tuple([first], ")");
    return this.#take(")") ? first : this.#fail();
  }

  /** The rest of a tuple, behind its first comma. */
  #tuple(items: PythonValue[], close: ")" | ""): PythonValue {
    for (;;) {
      this.#blanks();
      const isAtEnd = close === "" ? /^(?:$|[\r\n])/.test(this.#text.charAt(this.#at)) : this.#take(close);
      if (isAtEnd) break;
      items.push(this.#value());
      if (this.#take(",")) continue;
      if (close === "" || this.#take(close)) break;
      return this.#fail();
    }
    return { kind: "tuple", items };
  }

  #items(close: string): PythonValue[] {
    this.#at++;
    const items: PythonValue[] = [];
    for (;;) {
      this.#spaces();
      if (this.#take(close)) return items;
      items.push(this.#value());
      this.#spaces();
      if (!this.#take(",") && this.#text.charAt(this.#at) !== close) return this.#fail();
    }
  }

  #dict(): PythonDict {
    this.#at++;
    const dict: PythonDict = { kind: "dict", entries: [] };
    for (;;) {
      this.#spaces();
      if (this.#take("}")) return dict;
      const key = this.#value();
      this.#spaces();
      if (!this.#take(":")) return /[,}]/.test(this.#text.charAt(this.#at)) ? unsupported("sets") : this.#fail();
      this.#spaces();
      setKey(dict, key, this.#value(), this.#budget);
      this.#spaces();
      if (!this.#take(",") && this.#text.charAt(this.#at) !== "}") return this.#fail();
    }
  }

  /** Texts side by side are one. */
  #strings(): string {
    let text = "";
    for (;;) {
      const prefix = this.#stringPrefix();
      if (prefix === undefined) return text;
      if (/b/i.test(prefix)) return unsupported("bytes");
      if (/f/i.test(prefix)) return this.#malformed();
      text += this.#string(/r/i.test(prefix));
      if (this.#depth > 0) this.#spaces();
      else this.#blanks();
    }
  }

  /** Undefined where no text begins. */
  #stringPrefix(): string | undefined {
    const prefix = /^[a-z]{0,2}(?=['"])/i.exec(this.#text.slice(this.#at, this.#at + 3))?.[0];
    if (prefix === undefined || (prefix !== "" && !STRING_PREFIX.test(prefix))) return undefined;
    this.#at += prefix.length;
    return prefix;
  }

  #string(isRaw: boolean): string {
    const quoted = this.#match(TRIPLE) ?? this.#match(SINGLE);
    if (quoted === undefined) return raise("ValueError", "unterminated string literal (<unknown>, line 1)");
    const width = /^(?:"""|''')/.test(quoted) && quoted.length >= 6 ? 3 : 1;
    const inside = quoted.slice(width, -width).replace(/\r\n?/g, "\n");
    if (isRaw) return inside;
    const meaning = unescaped(inside);
    if (meaning.ok) return meaning.text;
    return meaning.message === undefined
      ? unsupported("characters by their Unicode name")
      : raise("ValueError", `(unicode error) 'unicodeescape' codec can't decode bytes: ${meaning.message}`);
  }

  #number(): PythonValue | undefined {
    const float = this.#match(FLOAT);
    const written = float ?? this.#match(INTEGER);
    if (written === undefined) return undefined;
    if (/^[jJ]/.test(this.#text.slice(this.#at))) return unsupported("complex numbers");
    if (/^[\p{L}\p{N}_]/u.test(this.#text.slice(this.#at, this.#at + 2))) return this.#fail();
    const plain = written.replaceAll("_", "");
    if (float !== undefined) return Number(plain);
    if (plain.length > MOST_DIGITS) unsupported("numbers this long");
    return BigInt(plain);
  }

  #word(): PythonValue {
    if (/^[a-z]{1,2}['"]/i.test(this.#text.slice(this.#at, this.#at + 3))) return this.#strings();
    if (this.#text.startsWith("...", this.#at)) return unsupported("the literal ...");
    const word = this.#match(WORD);
    if (word === undefined) return this.#fail();
    const value = WORDS.get(word);
    if (value !== undefined) return value;
    if (word === "set" && /^[ \t]*\([ \t]*\)/.test(this.#text.slice(this.#at))) return unsupported("sets");
    return this.#malformed();
  }

  /** `1 + 2j` is a literal; no other sum is one. */
  #noSum(): void {
    this.#blanks();
    if (/^[+-]/.test(this.#text.slice(this.#at, this.#at + 1)) && /j/i.test(this.#text)) unsupported("complex numbers");
  }

  #nested<T>(read: () => T): T {
    if (this.#depth >= DEEPEST) return unsupported("literals nested this deep");
    this.#depth++;
    const value = read();
    this.#depth--;
    return value;
  }

  #blanks(): void {
    if (this.#depth > 0) {
      this.#spaces();
      return;
    }
    while (this.#match(BLANK) !== undefined || this.#match(COMMENT) !== undefined);
  }

  #spaces(): void {
    while (
      this.#match(BLANK) !== undefined ||
      this.#match(COMMENT) !== undefined ||
      this.#match(NEWLINE) !== undefined
    );
  }

  #take(character: string): boolean {
    this.#blanks();
    if (this.#text.charAt(this.#at) !== character) return false;
    this.#at++;
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #malformed(): never {
    return raise("ValueError", "malformed node or string on line 1");
  }

  #fail(): never {
    if (this.#at < this.#text.length && /j\b/i.test(this.#text)) unsupported("complex numbers");
    return raise("ValueError", "invalid syntax (<unknown>, line 1)");
  }
}
