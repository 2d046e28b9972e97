import type { Location, Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "./analysis.ts";
import { jinjaAt } from "./jinja/jinjaAt.ts";
import { inSupportFile } from "./jinja/jinjaDefinition.ts";
import { objectModels } from "./jinja/objectModels.ts";
import { tokenAt } from "./tokenAt.ts";

/** Of a reference, also in Jinja: the entity model of the entity it refers to. */
export function typeDefinition(analysis: IocAnalysis, position: Position): readonly Location[] {
  const jinja = jinjaAt(analysis, position);
  if (jinja?.element.kind === "name") {
    const models = objectModels(jinja.element.name, jinja.place, analysis);
    return models.length === 1 ? inSupportFile(models[0]?.place) : [];
  }
  const token = tokenAt(analysis, position);
  switch (token?.kind) {
    case "reference": {
      const { target, id } = token.reference;
      const place = typeof target === "string" ? analysis.ids.defined.get(id) : target;
      return inSupportFile(place?.model.place);
    }
    case "type":
    case "parameter":
      return inSupportFile(token.model.place);
    case undefined:
      return [];
  }
}
