import type { Parameter } from "../../catalogue/entityModels/entityModel.ts";
import type { IdPlace } from "../../ioc/entityIds.ts";
import type { IocAnalysis } from "../analysis.ts";
import { yamlText } from "../../syntax/yaml/yamlText.ts";

export interface OfferedValue {
  readonly text: string;
  /** What it stands for: `0` for the label `Pos`, the type of an entity for its id. */
  readonly detail: string | undefined;
}

/** The values a parameter can have, as YAML; empty where they cannot be listed. `index`: of the entity they are for. */
export function offeredValues(
  analysis: IocAnalysis,
  parameter: Parameter,
  model: string,
  index: number,
): readonly OfferedValue[] {
  const { type } = parameter;
  switch (type.kind) {
    case "bool":
      return [
        { text: "true", detail: undefined },
        { text: "false", detail: undefined },
      ];
    case "enum":
      return type.labels.map((label) => ({
        text: label.isText ? yamlText(label.text) : label.text,
        detail: label.value,
      }));
    case "object":
      return idsFor(analysis, parameter, model, index).map(({ id, model: { type: detail } }) => ({
        text: yamlText(id),
        detail,
      }));
    default:
      return [];
  }
}

/** Ids above, of the right kind: the definitions say only by the attributes they use what an object has to be. */
function idsFor(analysis: IocAnalysis, parameter: Parameter, model: string, index: number): readonly IdPlace[] {
  const above = [...analysis.ids.defined.values()].filter(({ entity }) => entity < index);
  const fitting = above.filter((place) => parameter.attributes.every((name) => place.model.attributes.has(name)));
  const usual = usualTypes(analysis, parameter.name, model);
  const likely = (place: IdPlace): number => (usual.has(place.model.type) ? 0 : 1);
  // The nearest last, as the entity an entity belongs to is mostly the one just above.
  return (fitting.length > 0 ? fitting : above).reverse().sort((a, b) => likely(a) - likely(b));
}

/** What the same parameter of other entities refers to. */
function usualTypes({ ids }: IocAnalysis, parameter: string, model: string): ReadonlySet<string> {
  const alike = ids.references.filter((each) => each.parameter.name === parameter && each.model.type === model);
  return new Set(alike.flatMap(({ target }) => (typeof target === "string" ? [] : [target.model.type])));
}
