import type { Location, Position } from "vscode-languageserver-types";
import type { SourcePlace } from "../catalogue/entityModels/entityModel.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { IocAnalysis } from "./analysis.ts";
import { tokenAt } from "./tokenAt.ts";

export function definition(analysis: IocAnalysis, position: Position): readonly Location[] {
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

function inSupportFile(place: SourcePlace | undefined): readonly Location[] {
  return place ? [{ uri: uriOfPath(place.path), range: place.range }] : [];
}
