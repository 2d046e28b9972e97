// Format converters by the rules of StreamDevice's StreamFormatConverter.cc and the converters themselves.
import type { Span } from "../../text/span.ts";
import type { Unit } from "./textUnits.ts";

export interface Format extends Span {
  /** `d`, `{`, `<` … */
  readonly conversion: string;
  readonly flags: string;
  /** `*`: read and thrown away. */
  readonly field: string | undefined;
  /** Of a checksum its name, of an enumeration its choices: as written. */
  readonly extra: string;
  readonly extraSpan: Span;
}

export interface FormatProblem extends Span {
  readonly message: string;
  /** Of an unknown checksum. */
  readonly checksum?: string;
}

export interface ReadFormats {
  readonly formats: readonly Format[];
  readonly problems: readonly FormatProblem[];
}

/** `in` reads, `out` and `exec` write. */
export type Direction = "in" | "out";

export function readFormats(units: readonly Unit[], direction: Direction): ReadFormats {
  const formats: Format[] = [];
  const problems: FormatProblem[] = [];
  for (let at = 0; at < units.length;) {
    if (!isMark(units[at], "%")) {
      at++;
      continue;
    }
    if (isMark(units[at + 1], "%")) {
      at += 2;
      continue;
    }
    const reading = new FormatReading(units, at, direction);
    reading.read();
    if (reading.format !== undefined) formats.push(reading.format);
    // What a variable stands for may be the rest of the format.
    if (reading.message !== undefined && !reading.isOpaque) problems.push({ ...reading.span, ...reading.message });
    at = Math.max(reading.at, at + 1);
  }
  return { formats, problems };
}

function isMark(unit: Unit | undefined, c: string): boolean {
  return unit?.c === c && !unit.escaped;
}

const CONVERSIONS = "diouxXfeEgGsc[{bBrRD<m/T";
const ONLY_IN: Readonly<Record<string, string>> = {
  "*": "skip modifier '*'",
  "?": "default modifier '?'",
  "!": "fixed width modifier '!'",
  "=": "compare modifier '='",
};

/** Of converters that go on behind their character. */
const CLOSES: ReadonlyMap<string, { readonly mark: string; readonly missing: string }> = new Map([
  ["[", { mark: "]", missing: "Missing ']' after %[ format conversion." }],
  ["{", { mark: "}", missing: "Missing '}' after %{ format conversion." }],
  ["<", { mark: ">", missing: "Missing closing '>' in checksum format." }],
  ["/", { mark: "/", missing: "Missing closing '/' after %/ format conversion." }],
  ["T", { mark: ")", missing: "Missing ')' after %T format." }],
]);

class FormatReading {
  readonly #units: readonly Unit[];
  readonly #start: number;
  #direction: Direction;
  at: number;
  isOpaque = false;
  message: Omit<FormatProblem, "start" | "end"> | undefined;
  format: Format | undefined;

  constructor(units: readonly Unit[], start: number, direction: Direction) {
    this.#units = units;
    this.#start = start;
    this.#direction = direction;
    this.at = start + 1;
  }

  get span(): Span {
    const end = Math.min(Math.max(this.at, this.#start + 1), this.#units.length);
    return { start: this.#units[this.#start]?.start ?? 0, end: this.#units[end - 1]?.end ?? 0 };
  }

  read(): void {
    const field = this.#field();
    const flags = this.#flags();
    const precision = this.#precision();
    const conversion = this.#conversion();
    const extraStart = this.at;
    if (conversion === undefined || this.#isOver()) return;
    this.#extra(conversion, flags);
    if (this.#isOver()) return;
    const extraUnits = this.#units.slice(extraStart, this.at);
    const extraSpan = { start: extraUnits[0]?.start ?? this.span.end, end: this.span.end };
    const extra = extraUnits.map(({ c }) => c).join("");
    this.format = { ...this.span, conversion, flags, field, extra, extraSpan };
    this.message = this.#misuse(conversion, flags, field, precision);
  }

  #isOver(): boolean {
    return this.message !== undefined || this.isOpaque;
  }

  #peek(): string {
    const unit = this.#units[this.at];
    if (unit?.c === "") this.isOpaque = true;
    return unit === undefined || unit.escaped ? "" : unit.c;
  }

  #field(): string | undefined {
    if (this.#peek() !== "(") return undefined;
    const start = ++this.at;
    while (this.at < this.#units.length && !isMark(this.#units[this.at], ")")) this.at++;
    const field = this.#units
      .slice(start, this.at)
      .map(({ c }) => c)
      .join("");
    if (this.at >= this.#units.length) this.#refuse("Missing ')' after field name.");
    this.at++;
    return field;
  }

  #flags(): string {
    let flags = "";
    for (let c = this.#peek(); c !== "" && "-+ #0*?!=".includes(c); c = this.#peek()) {
      const what = ONLY_IN[c];
      if (what !== undefined && this.#direction !== "in") this.#refuse(`Use of ${what} only allowed in input formats.`);
      // What is compared is written first.
      if (c === "=") this.#direction = "out";
      flags += c;
      this.at++;
    }
    return flags;
  }

  #digits(): string {
    let digits = "";
    for (let c = this.#peek(); c >= "0" && c <= "9"; c = this.#peek()) {
      digits += c;
      this.at++;
    }
    return digits;
  }

  #precision(): string | undefined {
    this.#digits();
    if (this.#peek() !== ".") return undefined;
    this.at++;
    const digits = this.#digits();
    if (digits === "") this.#refuse("Numeric precision field expected after '.'.");
    return digits;
  }

  #conversion(): string | undefined {
    const c = this.#peek();
    if (this.#isOver()) return undefined;
    if (CONVERSIONS.includes(c) && c !== "") {
      this.at++;
      return c;
    }
    const isMissing = c === "" || "'\" (.0+-*?=".includes(c);
    if (!isMissing) this.at++;
    this.#refuse(isMissing ? "Missing converter character." : `No converter registered for format '%${c}'.`);
    return undefined;
  }

  #refuse(message: string): void {
    this.message ??= { message };
  }

  /** What stands behind the converter character. */
  #extra(conversion: string, flags: string): void {
    if (conversion === "B") this.#twoCharacters();
    if (conversion === "[") {
      if (isMark(this.#units[this.at], "^")) this.at++;
      if (isMark(this.#units[this.at], "]")) this.at++;
    }
    const close = CLOSES.get(conversion);
    if (close === undefined || (conversion === "T" && this.#peek() !== "(")) return;
    this.#upTo(close.mark, close.missing);
    if (conversion === "/" && flags.includes("#")) this.#upTo("/", "Missing closing '/' after %#/ format conversion.");
  }

  /** What stands for 0 and 1. */
  #twoCharacters(): void {
    const characters = this.#units.slice(this.at, this.at + 2);
    if (characters.some(({ c }) => c === "")) this.isOpaque = true;
    if (characters.length < 2) this.#refuse("Missing characters after %B format conversion.");
    this.at += characters.length;
  }

  /** Behind the mark that closes. */
  #upTo(close: string, missing: string): void {
    for (; this.at < this.#units.length; this.at++) {
      if (this.#units[this.at]?.c === "") this.isOpaque = true;
      if (!isMark(this.#units[this.at], close)) continue;
      this.at++;
      return;
    }
    this.#refuse(missing);
  }

  #misuse(
    conversion: string,
    flags: string,
    field: string | undefined,
    precision: string | undefined,
  ): FormatReading["message"] {
    const isPseudo = conversion === "<" || (conversion === "/" && flags.includes("#"));
    const sentences = [
      field !== undefined && isPseudo && `Fieldname not allowed with pseudo format: '%(${field})${conversion}'.`,
      field !== undefined && flags.includes("*") && "Use of skip modifier '*' not allowed together with redirection.",
      this.#direction === "in" &&
        precision !== undefined &&
        "diouxXfeEgG[".includes(conversion) &&
        `Use of precision field '.${precision}' not allowed with %${conversion} input conversion.`,
      this.#direction === "out" && conversion === "[" && "Format conversion %[ is only allowed in input formats.",
      this.#direction === "out" &&
        conversion === "/" &&
        !flags.includes("#") &&
        "Format conversion %/regexp/ is only allowed in input formats.",
    ];
    const message = sentences.find((sentence) => sentence !== false);
    return message === undefined ? undefined : { message };
  }
}
