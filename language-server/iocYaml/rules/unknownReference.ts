import { closestName, didYouMean } from "../../text/closestName.ts";
import { textOf, type Entity } from "../../ioc/entity.ts";
import type { IdPlace, ReferencePlace } from "../../ioc/entityIds.ts";
import { mayRenderTo } from "../../syntax/jinja/jinjaText.ts";
import { changeTo } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { CheckedFile, FileRule } from "../rule.ts";
import { spellingOf } from "../../syntax/yaml/spelling.ts";

export const unknownReference: FileRule = {
  code: "unknown-reference",
  severity: "error",
  description: "A reference to an id that no entity above has.",
  check(file) {
    return file.ids.references.flatMap((reference) => {
      switch (reference.target) {
        case "missing":
          return [missing(reference, file)];
        case "ahead":
          return [ahead(reference, file.ids.defined.get(reference.id))];
        default:
          return [];
      }
    });
  },
};

function missing({ id, span, entity, model, parameter }: ReferencePlace, { ids, file, text }: CheckedFile): Finding {
  const subject = `\`${parameter.name}\` of \`${model.type}\` refers to \`${id}\``;
  const repeat = file.entities.find(({ entity: candidate }) => candidate.repeated && mayMake(candidate.repeated, id));
  if (repeat) {
    const at = { start: repeat.start + repeat.entity.span.start, end: repeat.start + repeat.entity.span.start + 1 };
    const message = `${subject}, which \`ibek.repeat\` makes only after all other entities are read: only another repeat can refer to it.`;
    return { span, message, related: { message: "The repeat is here", at } };
  }
  const above = [...ids.defined.values()].filter((place) => place.entity < entity).map((place) => place.id);
  const meant = closestName(id, above);
  const fixes = spellingOf(text, span, id) === undefined ? [] : changeTo(meant, span);
  return { span, message: `${subject}, but no entity above has this id${didYouMean(meant)}`, fixes };
}

function ahead({ id, span, parameter, model }: ReferencePlace, definition: IdPlace | undefined): Finding {
  const message = `\`${parameter.name}\` of \`${model.type}\` refers to \`${id}\`, which is defined further down: ibek needs it above.`;
  return {
    span,
    message,
    ...(definition && { related: { message: `\`${id}\` is defined here`, at: definition.span } }),
  };
}

function mayMake(entity: Entity, id: string): boolean {
  return [...entity.fields.values()].some((field) => {
    const text = field.name === "type" ? undefined : textOf(field);
    // An expression alone could be anything.
    return text?.includes("{{") === true && !/^\{\{[^}]*\}\}$/.test(text) && mayRenderTo(text, id);
  });
}
