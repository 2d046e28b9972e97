import { closestName, didYouMean } from "../../text/closestName.ts";
import { shifted } from "../../text/span.ts";
import { changeTo, isMerged } from "../fix.ts";
import type { Finding } from "../problem.ts";
import type { CheckedFile, FileRule } from "../rule.ts";
import { isNull, textOf, type SubEntity } from "../supportModel.ts";

/** Parameter → whether it must be given. */
type Parameters = ReadonlyMap<string, boolean>;

const ALWAYS = ["type", "entity_enabled"];

export const subEntityParameter: FileRule = {
  code: "sub-entity-parameter",
  severity: "warning",
  description: "A sub-entity without a parameter that its type needs, or with one that it does not have.",
  check(file) {
    return file.models.flatMap(({ start, checked: { model } }) =>
      model.subEntities.flatMap((item) => {
        const parameters = parametersOf(textOf(item.keys.get("type")) ?? "", file);
        return parameters ? check(item, parameters, start) : [];
      }),
    );
  },
};

function check({ keys, head }: SubEntity, parameters: Parameters, start: number): readonly Finding[] {
  const type = textOf(keys.get("type")) ?? "";
  const absent = [...parameters.keys()].filter((name) => !keys.has(name));
  const unknown = [...keys.values()].filter(({ name }) => !parameters.has(name) && !ALWAYS.includes(name));
  const meants = unknown.map(({ name }) => closestName(name, absent));
  const missing = absent.filter((name) => parameters.get(name) === true && !meants.includes(name));
  const wrong = unknown.map((field, index): Finding => {
    const span = shifted(field.nameSpan, start);
    return {
      span,
      message: `\`${type}\` has no parameter \`${field.name}\`${didYouMean(meants[index])}`,
      fixes: isMerged(field) ? [] : changeTo(meants[index], span),
    };
  });
  if (missing.length === 0) return wrong;
  const names = missing.map((name) => `\`${name}\``).join(", ");
  const span = shifted(keys.get("type")?.valueSpan ?? head, start);
  const message = `\`${type}\` needs the ${missing.length === 1 ? "parameter" : "parameters"} ${names}.`;
  return [{ span, message }, ...wrong];
}

/** Of this file as it is now, or of another module as the workspace has it; undefined where the type is not known. */
function parametersOf(type: string, { models, module, catalogue }: CheckedFile): Parameters | undefined {
  const own = models.find(
    ({ checked: { model } }) => model.name !== undefined && `${module ?? ""}.${model.name}` === type,
  );
  if (own) {
    const parameters = own.checked.model.allVariables.filter(({ list }) => list === "parameters");
    return new Map(parameters.map(({ name, keys }) => [name, isNull(keys.get("default")?.value)]));
  }
  const known = type.startsWith(`${module ?? ""}.`) ? undefined : catalogue.models.get(type);
  return known && new Map([...known.parameters.values()].map((each) => [each.name, each.default === undefined]));
}
