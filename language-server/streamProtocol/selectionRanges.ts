import type { Position, SelectionRange } from "vscode-languageserver-types";
import { selectionChains } from "../features/selectionRanges.ts";
import { covers, type Span } from "../text/span.ts";
import { itemsAt } from "./itemsAt.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

/** Name or value, statement, what is in the braces, protocol. */
export function selectInProtocol(
  { file, lines }: StreamProtocol,
  positions: readonly Position[],
): readonly SelectionRange[] {
  return selectionChains(lines, positions, (offset) =>
    itemsAt(file.items, offset).flatMap((item): readonly Span[] => {
      const span = { start: item.start, end: item.end };
      if ("items" in item) {
        if (covers(item.name, offset)) return [span, item.name];
        const close = item.close ?? item.end;
        return item.open < offset && offset <= close ? [span, { start: item.open + 1, end: close }] : [span];
      }
      const piece = [item.name, ...item.value].find((each) => covers(each, offset));
      if (piece === undefined) return [span];
      const isString = "kind" in piece && piece.kind === "string" && piece.closed;
      return [span, piece, ...(isString ? [{ start: piece.start + 1, end: piece.end - 1 }] : [])];
    }),
  );
}
