import { shifted } from "../../text/span.ts";
import type { Finding } from "../problem.ts";
import type { CheckedFile, FileRule } from "../rule.ts";

export const duplicateKey: FileRule = {
  code: "duplicate-key",
  severity: "error",
  description: "A name given twice in one mapping.",
  check({ file }) {
    const inside = [...file.yaml.frames, ...(file.yaml.items ?? [])].flatMap(({ start, piece }) =>
      piece.problems
        .filter(({ kind }) => kind === "duplicateKey")
        .map(({ span, message, first }) => ({
          span: shifted(span, start),
          message,
          ...(first && { related: { message: "First given here", at: shifted(first, start) } }),
        })),
    );
    return [...inside, ...acrossFrames(file)];
  },
};

/** A name both above and below the entities. */
function acrossFrames(file: CheckedFile["file"]): readonly Finding[] {
  const seen = new Map<string, { start: number; end: number }>();
  return (file.top ?? []).flatMap(({ start, field }) => {
    const span = shifted(field.nameSpan, start);
    const first = seen.get(field.name);
    seen.set(field.name, first ?? span);
    if (first === undefined) return [];
    return [
      { span, message: `\`${field.name}\` is given twice.`, related: { message: "First given here", at: first } },
    ];
  });
}
