import type { LocatedModel, SupportAnalysis } from "./analysis.ts";

/** The entity model an offset of the file is in. */
export function modelAt({ models, file }: SupportAnalysis, offset: number): LocatedModel | undefined {
  const isCut = file.yaml.items !== undefined;
  return models.findLast(({ start, checked: { placed } }) => {
    const from = isCut ? start : start + placed.node.span.start;
    const to = isCut ? start + placed.piece.text.length : start + placed.node.span.end;
    return from <= offset && offset <= to;
  });
}
