import type { ModelRule } from "../rule.ts";
import { isNull } from "../supportModel.ts";

export const emptyArgs: ModelRule = {
  code: "empty-args",
  severity: "error",
  description: "A database whose `args` has no value: ibek reads the file but cannot write the database.",
  check({ model }) {
    return model.databases.flatMap(({ argsField }) => {
      if (argsField === undefined || !isNull(argsField.value)) return [];
      const { nameSpan, valueSpan, elsewhere } = argsField;
      const hasText = valueSpan.end > valueSpan.start && valueSpan !== nameSpan;
      return [
        {
          span: nameSpan,
          message: "`args` has no value, and ibek fails when it writes the database: write `{}` for no arguments.",
          fixes:
            elsewhere || !hasText
              ? []
              : [{ kind: "replace" as const, title: "Change to `{}`", span: valueSpan, text: "{}" }],
        },
      ];
    });
  },
};
