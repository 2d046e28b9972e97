import type { ExpressionParser } from "./parseExpression.ts";
import type { Statement } from "./template.ts";
import type { TokenStream } from "./tokenStream.ts";

/** What the reading of one kind of statement needs of the whole parser. */
export interface StatementReader {
  readonly stream: TokenStream;
  readonly expressions: ExpressionParser;
  /** The rest of the tag and what the statement holds, with the tag that ends it. */
  closedBody(ending: string): readonly Statement[];
  inScope<T>(read: () => T): T;
}
