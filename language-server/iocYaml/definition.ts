import type { Location, Position } from "vscode-languageserver-types";
import type { IocAnalysis } from "./analysis.ts";
import { jinjaAt } from "./jinja/jinjaAt.ts";
import { inSupportFile, jinjaDefinition } from "./jinja/jinjaDefinition.ts";
import { tokenAt } from "./tokenAt.ts";

export function definition(analysis: IocAnalysis, position: Position): readonly Location[] {
  const jinja = jinjaAt(analysis, position);
  if (jinja) return jinjaDefinition(jinja, analysis);
  const token = tokenAt(analysis, position);
  switch (token?.kind) {
    case undefined:
      return [];
    case "type":
      return inSupportFile(token.model.place);
    case "parameter":
      return inSupportFile(token.parameter.place);
    case "reference": {
      const { target, id } = token.reference;
      const place = typeof target === "string" ? analysis.ids.defined.get(id) : target;
      return place ? [{ uri: analysis.uri, range: analysis.lines.rangeOf(place.span) }] : [];
    }
  }
}
