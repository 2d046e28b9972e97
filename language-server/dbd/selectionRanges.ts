import type { Position, SelectionRange } from "vscode-languageserver-types";
import { selectionChains } from "../features/selectionRanges.ts";
import { covers, type Span } from "../text/span.ts";
import type { Dbd } from "./dbd.ts";
import { inner } from "./inner.ts";
import { statementsAt } from "./statementsAt.ts";

/** Word, the same with its quotes, statement, the braces it is in, and so on. */
export function selectInDbd({ file, lines }: Dbd, positions: readonly Position[]): readonly SelectionRange[] {
  return selectionChains(lines, positions, (offset) =>
    statementsAt(file.statements, offset).flatMap(({ start, end, keyword, words, body }): readonly Span[] => {
      const close = body?.close;
      const isInside = body !== undefined && close !== undefined && body.open < offset && offset <= close;
      if (isInside)
        return [
          { start, end },
          { start: body.open + 1, end: close },
        ];
      const word = [keyword, ...words].find((each) => covers(each, offset));
      return word === undefined ? [{ start, end }] : [{ start, end }, word, inner(word)];
    }),
  );
}
