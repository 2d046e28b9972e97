// Whether EPICS base's `postfix` takes an expression of a calc record, and where it stops: its element tables and its two
// stacks, without the result.
import { parseNumber } from "./numberText.ts";

export interface CalcProblem {
  /** In the expression. */
  readonly at: number;
  /** As EPICS words it. */
  readonly message: string;
}

type Kind =
  "operand" | "literal" | "hex" | "store" | "unary" | "vararg" | "binary" | "comma" | "close" | "if" | "else" | "end";

interface Element {
  readonly name: string;
  readonly kind: Kind;
  readonly onStack: number;
  readonly incoming: number;
  /** How many values it adds to the stack when it is evaluated. */
  readonly effect: number;
}

const VARIABLES = "ABCDEFGHIJKLMNOPQRSTU";
const FUNCTIONS = [
  "ABS",
  "ACOS",
  "ASIN",
  "ATAN",
  "CEIL",
  "COS",
  "COSH",
  "EXP",
  "FLOOR",
  "ISINF",
  "LN",
  "LOG",
  "LOGE",
  "NINT",
];
const MORE_FUNCTIONS = ["NOT", "SIN", "SINH", "SQR", "SQRT", "TAN", "TANH", "!", "-", "~"];

function element(kind: Kind, name: string, onStack: number, incoming: number, effect: number): Element {
  return { name, kind, onStack, incoming, effect };
}

/** The longest name that fits wins. */
function sorted(elements: readonly Element[]): readonly Element[] {
  return elements.toSorted((a, b) => b.name.length - a.name.length);
}

const OPERANDS = sorted([
  ...[...Array.from(VARIABLES), "D2R", "PI", "R2D", "RNDM", "VAL"].map((name) => element("operand", name, 0, 0, 1)),
  ...[...Array.from("0123456789."), "INF", "NAN"].map((name) => element("literal", name, 0, 0, 1)),
  element("hex", "0X", 0, 0, 1),
  ...[...FUNCTIONS, ...MORE_FUNCTIONS].map((name) => element("unary", name, 7, 8, 0)),
  ...["ATAN2", "FMOD"].map((name) => element("unary", name, 7, 8, -1)),
  ...["FINITE", "ISNAN", "MAX", "MIN"].map((name) => element("vararg", name, 7, 8, 0)),
  element("unary", "(", 0, 8, 0),
]);

const binary = (priority: number, names: readonly string[]): readonly Element[] =>
  names.map((name) => element("binary", name, priority, priority, -1));

const OPERATORS = sorted([
  ...binary(1, ["OR", "XOR", "|", "||"]),
  ...binary(2, ["&", "&&", "<<", ">>", ">>>", "AND"]),
  ...binary(3, ["!=", "#", "<", "<=", "=", "==", ">", ">="]),
  ...binary(4, ["+", "-"]),
  ...binary(5, ["%", "*", "/"]),
  ...binary(6, ["**", "^"]),
  element("close", ")", 0, 0, 0),
  element("comma", ",", 0, 0, 0),
  element("else", ":", 0, 0, -1),
  element("store", ":=", 0, 0, -1),
  element("end", ";", 0, 0, 0),
  element("if", "?", 0, 0, -1),
]);

/** Values that can be on the stack of the calculation. */
const MOST_VALUES = 80;

interface Entry {
  readonly name: string;
  readonly kind: Kind;
  readonly onStack: number;
  effect: number;
}

/** Undefined: the expression is sound. */
export function checkCalcExpression(text: string): CalcProblem | undefined {
  if (text === "") return { at: 0, message: "An expression is missing" };
  return new Checker(text).run();
}

class Checker {
  readonly #text: string;
  readonly #stack: Entry[] = [];
  #at = 0;
  #depth = 0;
  #conditions = 0;
  #operandNeeded = true;
  /** Whether the last thing written out is a variable. */
  #variableLast = false;

  constructor(text: string) {
    this.#text = text;
  }

  run(): CalcProblem | undefined {
    for (;;) {
      this.#skipSpace();
      const at = this.#at;
      if (at >= this.#text.length) return this.#finish();
      const found = this.#element();
      if (found === undefined) return { at, message: "Syntax error, unknown operator/operand" };
      const message = this.#take(found, at) ?? this.#checkDepth();
      if (message !== undefined) return { at, message };
    }
  }

  #skipSpace(): void {
    while (/[\s\v\f]/.test(this.#text.charAt(this.#at))) this.#at++;
  }

  #element(): Element | undefined {
    const table = this.#operandNeeded ? OPERANDS : OPERATORS;
    const upper = this.#text.slice(this.#at, this.#at + 6).toUpperCase();
    const found = table.find(({ name }) => upper.startsWith(name));
    this.#at += found?.name.length ?? 0;
    return found;
  }

  #checkDepth(): string | undefined {
    if (this.#depth < 0) return "Not enough operands provided";
    return this.#depth >= MOST_VALUES ? "Runtime stack overflow" : undefined;
  }

  #take(found: Element, at: number): string | undefined {
    const variable = this.#variableLast;
    this.#variableLast = found.kind === "operand" && VARIABLES.includes(found.name) && found.name.length === 1;
    switch (found.kind) {
      case "operand":
        this.#depth++;
        this.#operandNeeded = false;
        return undefined;
      case "literal":
      case "hex":
        return this.#literal(at, found.kind);
      case "store":
        return this.#store(found, variable);
      case "unary":
      case "vararg":
        this.#popWhile((top) => top.onStack >= found.incoming);
        this.#stack.push({ ...found });
        return undefined;
      case "binary":
        this.#popWhile((top) => top.onStack >= found.incoming);
        this.#stack.push({ ...found });
        this.#operandNeeded = true;
        return undefined;
      case "comma":
        return this.#comma();
      case "close":
        return this.#close();
      case "if":
      case "else":
        return this.#condition(found);
      case "end":
        return this.#endExpression();
    }
  }

  #literal(at: number, kind: "literal" | "hex"): string | undefined {
    this.#depth++;
    const rest = this.#text.slice(at);
    const pattern =
      kind === "hex" ? /^0x[0-9a-f]*/i : /^(?:(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?|nan(?:\(\w*\))?|inf(?:inity)?)/i;
    const digits = pattern.exec(rest)?.[0];
    if (digits === undefined) return "Badly formed numeric literal";
    // C's strtoul takes the zero of `0x` alone and leaves the rest.
    const length = kind === "hex" && digits.length === 2 ? 1 : digits.length;
    if (kind === "literal" && /^[\d.]/.test(digits) && parseNumber(digits, "DOUBLE").kind === "refused")
      return "Badly formed numeric literal";
    if (kind === "hex" && digits.replace(/^0x0*/i, "").length > 8) return "Badly formed numeric literal";
    this.#at = at + length;
    // EPICS skips white space behind a number.
    this.#skipSpace();
    this.#operandNeeded = false;
    return undefined;
  }

  #store(found: Element, variable: boolean): string | undefined {
    if (this.#stack.length > 0 || !variable) return "Bad assignment target";
    this.#stack.push({ ...found });
    this.#depth--;
    this.#operandNeeded = true;
    return undefined;
  }

  #comma(): string | undefined {
    const open = this.#popToParenthesis();
    if (open === undefined) return "Comma without enclosing parentheses";
    this.#operandNeeded = true;
    open.effect--;
    return undefined;
  }

  #close(): string | undefined {
    const open = this.#popToParenthesis();
    if (open === undefined) return "Close parenthesis found without open";
    this.#stack.pop();
    const top = this.#stack.at(-1);
    if (top?.kind === "vararg") top.effect = open.effect;
    return undefined;
  }

  #condition(found: Element): string | undefined {
    this.#popWhile((top) => top.onStack > found.incoming);
    this.#depth--;
    if (found.kind === "if") this.#conditions++;
    else {
      if (--this.#conditions < 0) return "Unbalanced conditional ?: operators";
      this.#stack.push({ ...found, effect: 0 });
    }
    this.#operandNeeded = true;
    return undefined;
  }

  #endExpression(): string | undefined {
    if (!this.#popAll()) return "Parenthesis still open at end of expression";
    if (this.#conditions !== 0) return "Unbalanced conditional ?: operators";
    if (this.#depth > 1) return "Too many results returned";
    this.#operandNeeded = true;
    return undefined;
  }

  #finish(): CalcProblem | undefined {
    const at = this.#text.length;
    if (!this.#popAll()) return { at, message: "Parenthesis still open at end of expression" };
    if (this.#conditions !== 0) return { at, message: "Unbalanced conditional ?: operators" };
    const incomplete = this.#operandNeeded || this.#depth !== 1;
    return incomplete ? { at, message: "Incomplete expression, operand missing" } : undefined;
  }

  #popWhile(condition: (top: Entry) => boolean): void {
    for (let top = this.#stack.at(-1); top !== undefined && condition(top); top = this.#stack.at(-1)) this.#pop(top);
  }

  #pop(top: Entry): void {
    this.#stack.pop();
    this.#depth += top.effect;
  }

  /** False: a parenthesis is still open. */
  #popAll(): boolean {
    this.#popWhile((top) => top.name !== "(");
    return this.#stack.length === 0;
  }

  #popToParenthesis(): Entry | undefined {
    this.#popWhile((top) => top.name !== "(");
    return this.#stack.at(-1);
  }
}
