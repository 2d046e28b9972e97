import type { Position } from "vscode-languageserver-types";
import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import { elementAt, type TemplateElement } from "../../syntax/jinja/templateElement.ts";
import type { Span } from "../../text/span.ts";
import type { IocAnalysis } from "../analysis.ts";
import { jinjaPlace, type JinjaPlace } from "./jinjaPlace.ts";
import { jinjaValueAt, placesOf } from "./jinjaValues.ts";

/** A word of Jinja and the value it is in. */
export interface JinjaAt {
  readonly element: TemplateElement;
  /** Of the word, counted from the file's start. */
  readonly span: Span;
  readonly place: JinjaPlace;
}

export function jinjaAt(analysis: IocAnalysis, position: Position): JinjaAt | undefined {
  const offset = analysis.lines.offsetAt(position);
  const value = jinjaValueAt(analysis, offset);
  const places = value && placesOf(value, analysis);
  const inside = places?.toContent(offset);
  if (value === undefined || places === undefined || inside === undefined) return undefined;
  const element = elementAt(parseTemplate(value.scalar.text), inside);
  if (element === undefined) return undefined;
  const place = jinjaPlace(value.chain, value.index, value.field.name, analysis.catalogue);
  return { element, span: places.toText(element.span), place };
}
