import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import type { SourcePlace } from "../../catalogue/entityModels/sourcePlace.ts";
import { headOf, type Entity } from "../../ioc/entity.ts";
import { ibekRules } from "../../ioc/generation/ibekRules.ts";
import { shifted } from "../../text/span.ts";
import type { CheckedFile, FileRule } from "../rule.ts";

export const newerDefinition: FileRule = {
  code: "newer-definition",
  severity: "error",
  description: "A support YAML file with `validate`, which the image's ibek, older than 4.7, does not know.",
  check({ file, catalogue }) {
    if (ibekRules(catalogue.ibekVersion).validates) return [];
    const validating = validatingFiles(catalogue);
    return file.entities.flatMap(({ entity, start }) => {
      const path = placeOf(entity, catalogue)?.path ?? "";
      const model = validating.get(path);
      if (model?.place === undefined) return [];
      // Once for each file.
      validating.delete(path);
      const message = `The definition of \`${model.type}\` has \`validate\`, which ibek ${catalogue.ibekVersion} does not know: it refuses the whole support file.`;
      const related = { message: `\`${model.type}\` is defined here`, at: model.place };
      return [{ span: shifted(headOf(entity), start), message, related }];
    });
  },
};

function placeOf(entity: Entity, catalogue: CheckedFile["catalogue"]): SourcePlace | undefined {
  if (entity.repeated) return placeOf(entity.repeated, catalogue);
  return entity.type === undefined ? undefined : catalogue.models.get(entity.type)?.place;
}

/** Path → the first model in it that has `validate`. */
function validatingFiles({ models }: CheckedFile["catalogue"]): Map<string, EntityModel> {
  const found = new Map<string, EntityModel>();
  for (const model of models.values()) {
    if (model.place && !found.has(model.place.path) && model.validations.length > 0) found.set(model.place.path, model);
  }
  return found;
}
