import { headOf } from "../../ioc/entity.ts";
import type { EntityRule } from "../rule.ts";

export const missingType: EntityRule = {
  code: "missing-type",
  severity: "error",
  description: "An item of `entities` that has no `type`, or is not a mapping.",
  check({ entity }) {
    if (entity.content?.kind !== "map") {
      const empty =
        entity.content === undefined || (entity.content.kind === "scalar" && entity.content.type === "null");
      const message = empty
        ? "An entity is missing here: `type: module.Name` and its parameters."
        : "An entity is a mapping: `type: module.Name`, then its parameters.";
      return [{ span: entity.span, message }];
    }
    const type = entity.fields.get("type");
    if (type === undefined) return [{ span: headOf(entity), message: "This entity has no `type`." }];
    if (type.value?.kind === "scalar" && type.value.type !== "null") return [];
    return [{ span: type.nameSpan, message: "`type` needs the name of an entity type: `module.Name`." }];
  },
};
