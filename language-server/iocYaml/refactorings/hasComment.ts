import { readLayout } from "../../syntax/yaml/formatting/layout.ts";
import { parsePiece } from "../../syntax/yaml/parsePiece.ts";

/** Whether some YAML has a comment, which rewriting it would lose. */
export function hasComment(source: string): boolean {
  return readLayout(parsePiece(source)).comments.length > 0;
}

/** Of the line an offset is in. */
export function lineEndAt(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end < 0 ? text.length : end;
}
