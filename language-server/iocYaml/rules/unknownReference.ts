import { closestName, didYouMean } from "../../text/closestName.ts";
import { headOf } from "../../ioc/entity.ts";
import type { IdPlace, ReferencePlace } from "../../ioc/entityIds.ts";
import { shifted } from "../../text/span.ts";
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
  const maker = file.entities[ids.made.get(id) ?? -1];
  if (maker) {
    const at = shifted(headOf(maker.entity), maker.start);
    const message = `${subject}, which ${maker.entity.type === "ibek.repeat" ? "`ibek.repeat`" : "another entity"} makes only after all other entities are read: only another repeat can refer to it.`;
    return { span, message, related: { message: "It is made here", at } };
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
