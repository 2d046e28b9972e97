// The tree of a StreamDevice protocol file. Names count in lower case: StreamDevice does not tell `Out` from `out`.
import type { Span } from "../../text/span.ts";

export interface ProtocolName extends Span {
  /** In lower case. */
  readonly text: string;
  /** As in the file. */
  readonly written: string;
}

export interface VariableUse extends Span {
  /** `terminator` of `$Terminator`, `\${terminator}`; `1` of `$1`. */
  readonly name: ProtocolName;
}

/** What values are made of. */
export type Piece =
  | (Span & {
      readonly kind: "string";
      /** Where it has `\$name` in it. */
      readonly variables: readonly VariableUse[];
      readonly closed: boolean;
    })
  | (Span & { readonly kind: "variable"; readonly variable: VariableUse })
  /** A number, the name of a byte. */
  | (Span & { readonly kind: "word"; readonly text: string })
  /** One of `,()+-*` and `/`. */
  | (Span & { readonly kind: "mark"; readonly text: string });

/** `Terminator = CR LF;` */
export interface Assignment extends Span {
  readonly kind: "assignment";
  readonly name: ProtocolName;
  readonly value: readonly Piece[];
}

/** `out "VAL?";`, or the name of another protocol. */
export interface Command extends Span {
  readonly kind: "command";
  readonly name: ProtocolName;
  readonly value: readonly Piece[];
}

export interface Block extends Span {
  readonly kind: "protocol" | "handler";
  readonly name: ProtocolName;
  /** Of the braces. */
  readonly open: number;
  readonly close: number | undefined;
  readonly items: readonly ProtocolItem[];
}

export type ProtocolItem = Assignment | Command | Block;

export interface ProtocolProblem extends Span {
  /** A whole sentence, in the words of StreamDevice where it has some. */
  readonly message: string;
  /** What to put in at its beginning. */
  readonly insertion?: string;
}

export interface ProtocolFile {
  readonly text: string;
  /** In the order of the text. */
  readonly items: readonly ProtocolItem[];
  readonly problems: readonly ProtocolProblem[];
}
