import type { Entity } from "../../ioc/entity.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import { changeTo, isMerged, type Fix } from "../fix.ts";
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
        const meant = closestName(field.name, absent);
        const message = `\`${model.type}\` has no parameter \`${field.name}\`${didYouMean(meant)}`;
        return { span: field.nameSpan, message, fixes: fixesOf(entity, field, meant), ...related };
      });
  },
};

function fixesOf(entity: Entity, field: Field, meant: string | undefined): readonly Fix[] {
  if (isMerged(field)) return [];
  return [...changeTo(meant, field.nameSpan), { kind: "remove", title: `Remove \`${field.name}\``, entity, field }];
}
