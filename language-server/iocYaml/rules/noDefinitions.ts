import { shifted } from "../../text/span.ts";
import { headOf } from "../../ioc/entity.ts";
import type { FileRule } from "../rule.ts";

export const noDefinitions: FileRule = {
  code: "no-definitions",
  severity: "information",
  description: "There are no definitions of entity types, so types and parameters are not checked.",
  check({ catalogue, file }) {
    const other = file.entities.find(({ entity }) => entity.type !== undefined && !catalogue.models.has(entity.type));
    if (catalogue.origins.length > 0 || catalogue.image === "pending" || other === undefined) return [];
    const because = catalogue.missing === undefined ? "" : ` (${catalogue.missing})`;
    const message =
      `Types and parameters are not checked: no support YAML file (*.ibek.support.yaml) describes them${because}.` +
      " Pull the IOC's image, start the IOC, or add the folder of the generic IOC to the workspace.";
    return [{ span: shifted(headOf(other.entity), other.start), message }];
  },
};
