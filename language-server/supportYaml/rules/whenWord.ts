import { closestName } from "../../text/closestName.ts";
import { changeTo } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { ModelRule } from "../rule.ts";
import { textOf } from "../supportModel.ts";

export const whenWord: ModelRule = {
  code: "when-word",
  severity: "warning",
  description: "A `when` that ibek takes for `every`; an error for `last`, which ibek does not implement.",
  check({ model }) {
    return model.scripts.flatMap(({ keys, isComment }): readonly Finding[] => {
      const field = keys.get("when");
      const when = textOf(field);
      if (field === undefined || when === undefined || when === "first" || when === "every") return [];
      const span = field.valueSpan;
      if (when === "last")
        return [
          {
            span,
            severity: "error",
            message: "ibek does not implement `when: last`: it refuses every IOC with such an entity.",
            fixes: field.elsewhere ? [] : changeTo("every", span),
          },
        ];
      // Of a comment's words ibek knows only three, which another rule says.
      if (isComment) return [];
      // Many mean `first` by it.
      const meant = when === "once" ? "first" : (closestName(when, ["first", "every"]) ?? "every");
      return [
        {
          span,
          message: `ibek does not know \`when: ${when}\` and takes it for \`every\`. Did you mean \`${meant}\`?`,
          fixes: field.elsewhere ? [] : changeTo(meant, span),
        },
      ];
    });
  },
};
