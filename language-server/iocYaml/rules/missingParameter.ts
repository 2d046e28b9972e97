import type { Parameter } from "../../catalogue/entityModels/entityModel.ts";
import { headOf } from "../../ioc/entity.ts";
import type { Related } from "../problem.ts";
import type { EntityRule } from "../rule.ts";

export const missingParameter: EntityRule = {
  code: "missing-parameter",
  severity: "error",
  description: "A parameter without a default that the entity does not give.",
  check({ entity, model }) {
    if (!model) return [];
    const missing = [...model.parameters.values()].filter(
      (each) => each.default === undefined && !entity.fields.has(each.name),
    );
    const [first] = missing;
    if (first === undefined) return [];
    const names = missing.map((each) => `\`${each.name}\``).join(", ");
    const message = `\`${model.type}\` needs ${missing.length === 1 ? "the parameter" : "the parameters"} ${names}.`;
    const title = `Add ${missing.length === 1 ? "the parameter" : "the parameters"} ${names}`;
    return [
      {
        span: headOf(entity),
        message,
        fixes: [{ kind: "add", title, entity, model, parameters: missing }],
        ...relatedTo(first),
      },
    ];
  },
};

function relatedTo(parameter: Parameter): { related?: Related } {
  return parameter.place ? { related: { message: `\`${parameter.name}\` is defined here`, at: parameter.place } } : {};
}
