// The tree of a `.dbd` file. All of its statements look alike: `keyword(argument, …) { statement … }`.
import type { Span } from "../../text/span.ts";
import type { Word } from "../database/databaseFile.ts";
import type { SyntaxProblem } from "../database/syntaxProblem.ts";

export interface Statement extends Span {
  /** `recordtype`, `field`, or the name of an attribute of a field: `promptgroup`. */
  readonly keyword: Word;
  /** Of `include` and its like the file name. */
  readonly words: readonly Word[];
  readonly body: Body | undefined;
  /** Nothing in it is wrong or missing as far as the parser goes. */
  readonly complete: boolean;
}

export interface Body {
  /** Of the braces. */
  readonly open: number;
  readonly close: number | undefined;
  readonly statements: readonly Statement[];
  /** The numbers of a breakpoint table. */
  readonly numbers: readonly Word[];
}

export interface DbdFile {
  readonly text: string;
  /** In the order of the text. */
  readonly statements: readonly Statement[];
  readonly problems: readonly SyntaxProblem[];
}
