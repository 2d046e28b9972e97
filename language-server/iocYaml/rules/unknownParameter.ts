import { suggestion } from "../../text/closestName.ts";
import type { EntityRule } from "../rule.ts";

const ALWAYS = ["type", "entity_enabled"];

export const unknownParameter: EntityRule = {
  code: "unknown-parameter",
  severity: "error",
  description: "A name that is no parameter of the entity's type.",
  check({ entity, model }) {
    if (!model) return [];
    const known = new Set([...ALWAYS, ...model.parameters.keys()]);
    const absent = [...known].filter((name) => !entity.fields.has(name));
    const related = model.place ? { related: { message: `\`${model.type}\` is defined here`, at: model.place } } : {};
    return [...entity.fields.values()]
      .filter((field) => !known.has(field.name))
      .map((field) => {
        const message = `\`${model.type}\` has no parameter \`${field.name}\`${suggestion(field.name, absent)}`;
        return { span: field.nameSpan, message, ...related };
      });
  },
};
