import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { IocAnalysis } from "../analysis.ts";
import type { JinjaPlace } from "./jinjaPlace.ts";

/**
 * The models an object of the value's Jinja can have: that of the entity it refers to, or each with the attributes the
 * definition uses. Empty for a name that stands for no entity.
 */
export function objectModels(object: string, place: JinjaPlace, analysis: IocAnalysis): readonly EntityModel[] {
  const parameter = place.model?.parameters.get(object);
  if (parameter?.type.kind !== "object" || place.variables.length > 0) return [];
  const id = place.textOf(object) ?? parameter.default;
  const target = id === undefined || hasJinja(id) ? undefined : analysis.ids.defined.get(id);
  if (target) return target.entity < place.index ? [target.model] : [];
  return [...analysis.catalogue.models.values()].filter(
    ({ attributes, module }) => module !== "ibek" && parameter.attributes.every((name) => attributes.has(name)),
  );
}
