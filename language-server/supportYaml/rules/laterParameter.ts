import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { Finding } from "../problem.ts";
import type { ModelRule } from "../rule.ts";
import { textOf, type Variable } from "../supportModel.ts";
import type { NameUse } from "../jinja/nameUse.ts";

export const laterParameter: ModelRule = {
  code: "later-parameter",
  severity: "warning",
  description: "A default or define that uses a parameter ibek renders only afterwards: it gets that one's raw text.",
  check({ model, templates }) {
    return templates.flatMap(({ text: { role }, uses }) => {
      if (role.kind !== "variable") return [];
      const { variable } = role;
      return uses.flatMap((use) => {
        const used = model.variables.get(use.name);
        if (used?.list !== "parameters" || used.order <= variable.order) return [];
        return [finding(use, used, variable)];
      });
    });
  },
};

function finding(use: NameUse, used: Variable, by: Variable): Finding {
  const value = textOf(used.keys.get("default"));
  const related = used.field.elsewhere ? {} : { related: { message: "Evaluated here", span: used.field.nameSpan } };
  if (used.type === "object") {
    const message = `\`${used.name}\` comes after \`${by.name}\`: here it is only the id, without the object's attributes.`;
    return { span: use.span, message, ...related };
  }
  const raw = value !== undefined && hasJinja(value);
  const message = `\`${used.name}\` is evaluated after \`${by.name}\`: any Jinja in its value is not rendered here.`;
  // Plain values are the same before and after.
  return { span: use.span, message, ...(!raw && { severity: "hint" as const }), ...related };
}
