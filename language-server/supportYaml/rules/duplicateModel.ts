import { shifted, type Span } from "../../text/span.ts";
import type { FileRule } from "../rule.ts";

export const duplicateModel: FileRule = {
  code: "duplicate-model",
  severity: "error",
  description: "Two entity models of one name in the file.",
  check({ models }) {
    const seen = new Map<string, Span>();
    return models.flatMap(({ start, checked: { model } }) => {
      const { name } = model;
      const field = model.keys.get("name");
      if (name === undefined || field === undefined) return [];
      const span = shifted(field.valueSpan, start);
      const first = seen.get(name);
      if (first === undefined) {
        seen.set(name, span);
        return [];
      }
      return [
        {
          span,
          message: `The entity model \`${name}\` is there already.`,
          related: { message: "The other one", span: first },
        },
      ];
    });
  },
};
