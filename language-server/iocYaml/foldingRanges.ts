// Editors that ask for folding no longer fold by indentation themselves, so all that has several lines is here.
import type { FoldingRange } from "vscode-languageserver-types";
import type { YamlNode } from "../syntax/yaml/yamlNode.ts";
import { commentFolds } from "./commentFolds.ts";
import { shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { documentSymbols } from "./documentSymbols.ts";
import { writtenEnd } from "./writtenEnd.ts";

export function foldingRanges(analysis: IocAnalysis): readonly FoldingRange[] {
  const { lines, file } = analysis;
  /** The last line of what begins on a line; of several the longest. */
  const ends = new Map<number, number>();
  const add = (start: number, end: number): void => {
    if (end > start) ends.set(start, Math.max(end, ends.get(start) ?? 0));
  };
  // The list of entities is in pieces.
  for (const { range, children } of documentSymbols(analysis)) if (children) add(range.start.line, range.end.line);
  for (const { start, piece } of [...file.yaml.frames, ...(file.yaml.items ?? [])]) {
    for (const span of foldsIn(piece.root, piece.text)) {
      const { start: from, end: to } = lines.rangeOf(shifted(span, start));
      add(from.line, to.line);
    }
  }
  return [...[...ends].map(([startLine, endLine]) => ({ startLine, endLine })), ...commentFolds(lines)].sort(
    (a, b) => a.startLine - b.startLine,
  );
}

/** Each item of a list, and each name with its value. The parser bounds the depth. */
function foldsIn(node: YamlNode | undefined, text: string): readonly Span[] {
  if (node?.kind === "sequence") return node.items.flatMap((item) => foldsOf(item.span.start, item, text));
  if (node?.kind !== "map") return [];
  return node.entries.flatMap(({ key, value }) => (value ? foldsOf(key.span.start, value, text) : []));
}

function foldsOf(start: number, value: YamlNode, text: string): readonly Span[] {
  return [{ start, end: writtenEnd(value, text) }, ...foldsIn(value, text)];
}
