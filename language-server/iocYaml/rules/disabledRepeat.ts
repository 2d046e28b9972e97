import type { EntityRule } from "../rule.ts";

export const disabledRepeat: EntityRule = {
  code: "disabled-repeat",
  severity: "warning",
  description: "`entity_enabled: false` on an `ibek.repeat` or a wait, which ibek does not look at.",
  check({ entity, model }) {
    const field = entity.fields.get("entity_enabled");
    const isBuiltIn = model?.module === "ibek" && model.place === undefined;
    if (!isBuiltIn || field?.value?.kind !== "scalar" || !/^(?:false|no|off|n|f|0)$/i.test(field.value.text)) return [];
    const effect = model.type === "ibek.repeat" ? "what it makes is made all the same" : "the IOC waits all the same";
    const meant = model.type === "ibek.repeat" ? " Disable the entity inside of it instead." : "";
    return [{ span: field.valueSpan, message: `ibek does not look at this for \`${model.type}\`: ${effect}.${meant}` }];
  },
};
