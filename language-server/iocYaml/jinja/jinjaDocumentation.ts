// What people read of a word in Jinja.
import type { MarkupContent } from "vscode-languageserver-types";
import type { Define } from "../../catalogue/entityModels/entityModel.ts";
import type { SourcePlace } from "../../catalogue/entityModels/sourcePlace.ts";
import { GLOBAL_MEMBERS } from "../../catalogue/jinjaNames.ts";
import { JINJA_FILTERS } from "../../catalogue/jinjaFilters.ts";
import { escapeMarkdown, escapeParagraphs, inlineCode } from "../../text/markdownText.ts";
import type { IdPlace } from "../../ioc/entityIds.ts";
import type { IocAnalysis } from "../analysis.ts";
import { renderedField } from "../renderedValue.ts";
import { definedIn, markdown, parameterDocumentation, parameterHeading } from "../documentation.ts";
import type { JinjaAt } from "./jinjaAt.ts";
import { entityAttributes, jinjaScope, type ScopeName } from "./jinjaScope.ts";
import { objectModels } from "./objectModels.ts";

/** What a word stands for; undefined where that is not known. */
export function jinjaDocumentation({ element, place }: JinjaAt, analysis: IocAnalysis): MarkupContent | undefined {
  switch (element.kind) {
    case "filter": {
      const filter = JINJA_FILTERS.find(({ name }) => name === element.name);
      return filter && markdown([`**${filter.name}** (filter)`, filter.description]);
    }
    case "name": {
      const found = namedIn(jinjaScope(place, analysis.catalogue.ibekVersion), element.name);
      const isKnown = found?.kind !== "variable" && !(found?.kind === "parameter" && found.later);
      const value = isKnown && place.variables.length === 0 ? valueOf(element.name, place, analysis) : undefined;
      return found && scopeDocumentation(found, undefined, value);
    }
    case "attribute": {
      if (element.object === "_global") {
        const member = GLOBAL_MEMBERS.find(({ name }) => name === element.name);
        return member && markdown([`**\\_global.${escapeMarkdown(member.name)}**`, member.description]);
      }
      const found = attributeAt(element.object, element.name, place, analysis);
      const target = found && targetOf(element.object, place, analysis);
      const value = target === undefined ? undefined : renderedField(analysis, target.entity, element.name);
      return found && scopeDocumentation(found.attribute, found.type, value);
    }
  }
}

function valueOf(name: string, { index }: JinjaAt["place"], analysis: IocAnalysis): string | undefined {
  return name === "ioc_name" ? analysis.generated.iocName : renderedField(analysis, index, name);
}

/** The entity above that a parameter refers to. */
export function targetOf(
  object: string | undefined,
  place: JinjaAt["place"],
  analysis: IocAnalysis,
): IdPlace | undefined {
  const id = object === undefined ? undefined : place.textOf(object);
  return id === undefined ? undefined : analysis.ids.defined.get(id);
}

/** Of the entity an object stands for, or of the first model it may have. */
export function attributeAt(
  object: string | undefined,
  name: string,
  place: JinjaAt["place"],
  analysis: IocAnalysis,
): { readonly attribute: ScopeName; readonly type: string } | undefined {
  if (object === undefined) return undefined;
  for (const model of objectModels(object, place, analysis)) {
    const attribute = namedIn(entityAttributes(model), name);
    if (attribute) return { attribute, type: model.type };
  }
  return undefined;
}

export function namedIn(names: readonly ScopeName[], name: string): ScopeName | undefined {
  return names.find((each) => each.name === name);
}

/** `owner`: the type of the entity whose attribute it is; `value`: what it renders to. */
export function scopeDocumentation(name: ScopeName, owner?: string, value?: string): MarkupContent {
  const of = [
    ...(value === undefined ? [] : [`Here: ${inlineCode(value)}`]),
    ...(owner === undefined ? [] : [`Of ${inlineCode(owner)}.`]),
  ];
  switch (name.kind) {
    case "parameter": {
      const documentation = parameterDocumentation(name.parameter);
      const raw = name.later
        ? ["It comes later in the definition: here it is its text as written, not rendered yet."]
        : [];
      return markdown([parameterHeading(name.parameter), ...of, ...raw, documentation.value]);
    }
    case "define": {
      const { define } = name;
      const heading = `**${escapeMarkdown(define.name)}** (${defineWords(define)})`;
      return markdown([
        heading,
        ...of,
        escapeParagraphs(define.description),
        ...formula(define),
        ...definedIn(define.place),
      ]);
    }
    case "variable": {
      const text = name.counts ? "The position of the value, from 0." : "Each of the repeat's values in turn.";
      return markdown([`**${escapeMarkdown(name.name)}** (repeat)`, text]);
    }
    case "known":
      return markdown([`**${escapeMarkdown(name.name)}**`, ...of, name.known.description]);
  }
}

export function defineWords({ type }: Define): string {
  return type === "implied" ? "calculated" : `${type}, calculated`;
}

export function placeOf(name: ScopeName): SourcePlace | undefined {
  switch (name.kind) {
    case "parameter":
      return name.parameter.place;
    case "define":
      return name.define.place;
    case "variable":
    case "known":
      return undefined;
  }
}

function formula({ value }: Define): readonly string[] {
  return value.kind === "template" ? [inlineCode(value.text.text)] : [];
}
