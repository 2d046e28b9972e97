// The tree of a Jinja template as jinja2 3.1.6 reads it. Spans count in the template's own text.
import type { Span } from "../../text/span.ts";

export interface Template {
  readonly body: readonly Statement[];
  /** What jinja2 refuses the template for; the body then holds nothing. */
  readonly problem?: TemplateProblem;
}

export interface TemplateProblem {
  /** In jinja2's words: `unexpected '}'`. */
  readonly message: string;
  readonly span: Span;
}

export type Statement =
  | { readonly kind: "text"; readonly text: string; readonly span: Span }
  | { readonly kind: "output"; readonly expression: Expression; readonly span: Span }
  | {
      readonly kind: "if";
      /** `if` and every `elif`. */
      readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
      readonly otherwise: readonly Statement[];
      readonly span: Span;
    }
  | ForStatement
  | { readonly kind: "set"; readonly target: Target; readonly value: Expression; readonly span: Span }
  | {
      readonly kind: "setBlock";
      readonly target: Target;
      /** What the text goes through: `{% set x | upper %}`; each filter's input is the one before it, of the first none. */
      readonly filter: FilterExpression | undefined;
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  | {
      readonly kind: "filterBlock";
      readonly filter: FilterExpression;
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  | {
      readonly kind: "with";
      readonly bindings: readonly { readonly target: Target; readonly value: Expression }[];
      readonly body: readonly Statement[];
      readonly span: Span;
    }
  /** jinja2 knows it, no evaluator here does: `the statement "macro"`. */
  | { readonly kind: "unsupported"; readonly what: string; readonly span: Span };

export interface ForStatement {
  readonly kind: "for";
  readonly target: Target;
  readonly iterable: Expression;
  /** `for x in y if test` */
  readonly filter: Expression | undefined;
  readonly recursive: boolean;
  readonly body: readonly Statement[];
  /** What is printed when there was no item. */
  readonly otherwise: readonly Statement[];
  readonly span: Span;
}

/** What a statement gives a value to. */
export type Target =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  | { readonly kind: "namespaceAttribute"; readonly name: string; readonly attribute: string; readonly span: Span }
  | { readonly kind: "tuple"; readonly items: readonly Target[]; readonly span: Span };

export type Expression =
  | { readonly kind: "name"; readonly name: string; readonly span: Span }
  /** An integer is a bigint, a float a number, `none` is null. */
  | { readonly kind: "constant"; readonly value: string | bigint | number | boolean | null; readonly span: Span }
  | { readonly kind: "tuple" | "list"; readonly items: readonly Expression[]; readonly span: Span }
  | {
      readonly kind: "dict";
      readonly entries: readonly { readonly key: Expression; readonly value: Expression }[];
      readonly span: Span;
    }
  | AttributeExpression
  | { readonly kind: "subscript"; readonly object: Expression; readonly index: Expression; readonly span: Span }
  /** Only as an index, or in a tuple that is one. */
  | {
      readonly kind: "slice";
      readonly start: Expression | undefined;
      readonly stop: Expression | undefined;
      readonly step: Expression | undefined;
      readonly span: Span;
    }
  | CallExpression
  | FilterExpression
  | TestExpression
  | { readonly kind: "unary"; readonly operator: "not" | "-" | "+"; readonly operand: Expression; readonly span: Span }
  | BinaryExpression
  /** `a ~ b ~ c` */
  | { readonly kind: "concat"; readonly parts: readonly Expression[]; readonly span: Span }
  /** `a < b <= c` */
  | {
      readonly kind: "comparison";
      readonly first: Expression;
      readonly rest: readonly { readonly operator: ComparisonOperator; readonly operand: Expression }[];
      readonly span: Span;
    }
  /** `then if test else otherwise` */
  | {
      readonly kind: "conditional";
      readonly test: Expression;
      readonly then: Expression;
      readonly otherwise: Expression | undefined;
      readonly span: Span;
    };

export interface AttributeExpression {
  readonly kind: "attribute";
  readonly object: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly span: Span;
}

export interface BinaryExpression {
  readonly kind: "binary";
  readonly operator: "+" | "-" | "*" | "/" | "//" | "%" | "**" | "and" | "or";
  readonly left: Expression;
  readonly right: Expression;
  readonly span: Span;
}

export type ComparisonOperator = "==" | "!=" | "<" | "<=" | ">" | ">=" | "in" | "not in";

export interface Arguments {
  readonly positional: readonly Expression[];
  readonly named: readonly { readonly name: string; readonly nameSpan: Span; readonly value: Expression }[];
  /** `*list` */
  readonly spread: Expression | undefined;
  /** `**dict` */
  readonly spreadNamed: Expression | undefined;
}

export interface CallExpression {
  readonly kind: "call";
  readonly callee: Expression;
  readonly arguments: Arguments;
  readonly span: Span;
}

export interface FilterExpression {
  readonly kind: "filter";
  /** Undefined where the filter takes the text of a block. */
  readonly input: Expression | undefined;
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: Arguments;
  readonly span: Span;
}

export interface TestExpression {
  readonly kind: "test";
  readonly input: Expression;
  readonly name: string;
  readonly nameSpan: Span;
  readonly arguments: Arguments;
  readonly span: Span;
}
