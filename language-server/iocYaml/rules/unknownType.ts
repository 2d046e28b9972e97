import { closestName, didYouMean } from "../../text/closestName.ts";
import type { EntityCatalogue } from "../../catalogue/entityModels/entityCatalogue.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { headOf, textOf } from "../../ioc/entity.ts";
import { changeTo, isWrittenHere } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { EntityRule } from "../rule.ts";

export const unknownType: EntityRule = {
  code: "unknown-type",
  severity: "error",
  description: "An entity's `type` that no support module of this IOC defines.",
  check({ entity, model, catalogue, repeated }) {
    const field = entity.fields.get("type");
    if (model || field?.value?.kind !== "scalar" || field.value.type === "null") return [];
    const type = textOf(field);
    // Rendered before it is looked up; outside of a repeat ibek takes it as it is.
    if (repeated && type !== undefined && hasJinja(type)) return [];
    const span = headOf(entity);
    return unknown(field.value.text, catalogue).map(({ meant, ...finding }) => ({
      ...finding,
      span,
      fixes: isWrittenHere(field) ? changeTo(meant, span) : [],
    }));
  },
};

type Unknown = Omit<Finding, "span"> & { readonly meant?: string | undefined };

function unknown(type: string, catalogue: EntityCatalogue): readonly Unknown[] {
  const [module, name] = splitType(type);
  if (catalogue.modules.has(module)) {
    const inModule = [...catalogue.models.keys()].filter((each) => each.startsWith(`${module}.`));
    const near = closestName(
      name,
      inModule.map((each) => each.slice(module.length + 1)),
    );
    const message =
      name === ""
        ? `\`${module}\` is a support module: \`type\` needs one of its entity types, \`${module}.Name\`.`
        : `The support module \`${module}\` has no entity type \`${name}\`${didYouMean(near)}`;
    return [{ message, meant: near === undefined ? undefined : `${module}.${near}` }];
  }
  const meant = closestName(type, catalogue.models.keys());
  if (catalogue.image === "folder" || meant !== undefined) {
    return [{ message: `No support module of this IOC defines \`${type}\`${didYouMean(meant)}`, meant }];
  }
  // Without any definitions every entity would say so: `no-definitions` says it once.
  if (catalogue.origins.length === 0 || catalogue.image === "pending") return [];
  const message = `Not checked: the definitions of \`${module}\` are neither in the workspace nor known from the IOC's image.`;
  return [{ message, severity: "information" }];
}

function splitType(type: string): readonly [string, string] {
  const dot = type.indexOf(".");
  return dot < 0 ? [type, ""] : [type.slice(0, dot), type.slice(dot + 1)];
}
