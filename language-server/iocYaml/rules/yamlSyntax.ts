import { shifted } from "../../text/span.ts";
import type { CheckedFile, FileRule } from "../rule.ts";

export const yamlSyntax: FileRule = {
  code: "yaml-syntax",
  severity: "error",
  description: "Text that is not YAML, or YAML that ibek's loader refuses.",
  check({ file, text }) {
    if (file.yaml.refused) return [file.yaml.refused];
    const pieces = [...file.yaml.frames, ...(file.yaml.items ?? [])];
    return [
      // One mistake often makes several errors: the first one tells.
      ...pieces.flatMap(({ start, piece }) =>
        piece.problems
          .filter(({ kind }) => kind === "syntax")
          .slice(0, 1)
          .map(({ span, message }) => ({ span: within(shifted(span, start), text), message })),
      ),
      ...lostAliases(file),
      ...file.entities.flatMap(({ start, entity }) =>
        entity.badMerges.map(({ span, message }) => ({ span: shifted(span, start), message })),
      ),
    ];
  },
};

function lostAliases(file: CheckedFile["file"]): ReturnType<FileRule["check"]> {
  return file.lostAliases.map(({ start, alias }) => ({
    span: shifted(alias.span, start),
    message: `No anchor \`&${alias.name}\` is above this \`*${alias.name}\`.`,
  }));
}

function within(span: { start: number; end: number }, text: string): { start: number; end: number } {
  return { start: Math.min(span.start, text.length), end: Math.min(span.end, text.length) };
}
