import type { FileRule } from "../rule.ts";

export const duplicateId: FileRule = {
  code: "duplicate-id",
  severity: "error",
  description: "An id that an entity above already has.",
  check({ ids }) {
    return ids.duplicates.map(({ again, first }) => ({
      span: again.span,
      message: `The id \`${again.id}\` is taken by an entity of type \`${first.model.type}\` above.`,
      related: { message: `\`${first.id}\` is defined here`, at: first.span },
    }));
  },
};
