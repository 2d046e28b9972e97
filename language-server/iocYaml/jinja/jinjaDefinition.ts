import type { Location } from "vscode-languageserver-types";
import type { SourcePlace } from "../../catalogue/entityModels/sourcePlace.ts";
import { uriOfPath } from "../../text/fileUri.ts";
import { shifted } from "../../text/span.ts";
import type { Entity } from "../../ioc/entity.ts";
import { isMerged } from "../fix.ts";
import type { IocAnalysis } from "../analysis.ts";
import type { JinjaAt } from "./jinjaAt.ts";
import { attributeAt, namedIn, placeOf, targetOf } from "./jinjaDocumentation.ts";
import type { JinjaPlace } from "./jinjaPlace.ts";
import { jinjaScope, type ScopeName } from "./jinjaScope.ts";

/** Where a word of Jinja gets its value: in this entity, in the one it refers to, else in the definition. */
export function jinjaDefinition({ element, place }: JinjaAt, analysis: IocAnalysis): readonly Location[] {
  switch (element.kind) {
    case "filter":
      return [];
    case "name": {
      const name = namedIn(jinjaScope(place, analysis.catalogue.ibekVersion), element.name);
      return name === undefined ? [] : ownDefinition(name, place, analysis);
    }
    case "attribute": {
      const target = targetOf(element.object, place, analysis);
      const found = attributeAt(element.object, element.name, place, analysis);
      if (!found) return [];
      const field = target && fieldLocation(analysis, target.entity, element.name);
      return field ?? inSupportFile(placeOf(found.attribute));
    }
  }
}

export function inSupportFile(place: SourcePlace | undefined): readonly Location[] {
  return place ? [{ uri: uriOfPath(place.path), range: place.range }] : [];
}

function ownDefinition(name: ScopeName, place: JinjaPlace, analysis: IocAnalysis): readonly Location[] {
  if (name.kind === "variable") return repeatLocation(name, place, analysis);
  const written = name.kind === "parameter" ? fieldLocation(analysis, place.index, name.name) : undefined;
  return written ?? inSupportFile(placeOf(name));
}

/** The `variable` of the repeat, or its `values` where it has the usual name. */
function repeatLocation(
  { name, counts }: ScopeName & { kind: "variable" },
  { variables, index }: JinjaPlace,
  analysis: IocAnalysis,
): readonly Location[] {
  const variable = counts ? name.slice(0, -"_num".length) : name;
  let repeat: Entity | undefined = analysis.entities[index]?.checked.entity;
  for (let depth = variables.lastIndexOf(variable); depth > 0; depth--) repeat = repeat?.repeated;
  const field = repeat?.fields.get("variable") ?? repeat?.fields.get("values");
  const start = analysis.entities[index]?.start ?? 0;
  return field ? [{ uri: analysis.uri, range: analysis.lines.rangeOf(shifted(field.nameSpan, start)) }] : [];
}

function fieldLocation(analysis: IocAnalysis, index: number, name: string): readonly Location[] | undefined {
  const located = analysis.entities[index];
  const field = located?.checked.entity.fields.get(name);
  if (located === undefined || field === undefined || isMerged(field)) return undefined;
  return [{ uri: analysis.uri, range: analysis.lines.rangeOf(shifted(field.nameSpan, located.start)) }];
}
