import type { Hover, MarkupContent, Position } from "vscode-languageserver-types";
import type { ReferencePlace } from "../ioc/entityIds.ts";
import { hasJinja } from "../syntax/jinja/jinjaText.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import type { IocAnalysis } from "./analysis.ts";
import {
  description,
  markdown,
  modelDocumentation,
  parameterDocumentation,
  parameterHeading,
} from "./documentation.ts";
import { jinjaAt } from "./jinja/jinjaAt.ts";
import { jinjaDocumentation } from "./jinja/jinjaDocumentation.ts";
import { renderedField, renderedValue } from "./renderedValue.ts";
import { tokenAt, type Token } from "./tokenAt.ts";

const MOST_CHILDREN = 5;

export function hover(analysis: IocAnalysis, position: Position): Hover | undefined {
  const jinja = jinjaAt(analysis, position);
  const words = jinja && jinjaDocumentation(jinja, analysis);
  if (jinja && words) return { contents: words, range: analysis.lines.rangeOf(jinja.span) };
  const token = tokenAt(analysis, position);
  return token && { contents: contents(token, analysis), range: analysis.lines.rangeOf(token.span) };
}

function contents(token: Token, analysis: IocAnalysis): MarkupContent {
  switch (token.kind) {
    case "type": {
      const { value } = modelDocumentation(token.model);
      return markdown([`**${escapeMarkdown(token.model.type)}**`, value]);
    }
    case "parameter": {
      const { value } = parameterDocumentation(token.parameter);
      return markdown([parameterHeading(token.parameter), ...rendered(token, analysis), value]);
    }
    case "reference":
      return referenceContents(token.reference, analysis);
  }
}

/** Where it says more than the text: of a repeat what each of its entities gets. */
function rendered(
  { parameter, model, field, index, repeated }: Token & { kind: "parameter" },
  analysis: IocAnalysis,
): readonly string[] {
  if (repeated) {
    const children = (analysis.generated.entities[index]?.children ?? []).filter(({ type }) => type === model.type);
    const values = children
      .slice(0, MOST_CHILDREN)
      .flatMap(({ values: each }) => renderedValue(each.get(parameter.name)) ?? []);
    const more = children.length > values.length ? ", …" : "";
    return values.length === 0 ? [] : [`In turn: ${values.map(inlineCode).join(", ")}${more}`];
  }
  const value = renderedField(analysis, index, parameter.name);
  const written = field.value?.kind === "scalar" ? field.value.text : undefined;
  return value === undefined || written === undefined || !hasJinja(written)
    ? []
    : [`ibek makes of this: ${inlineCode(value)}`];
}

function referenceContents({ parameter, target }: ReferencePlace, { lines }: IocAnalysis): MarkupContent {
  const heading = parameterHeading(parameter);
  const { value } = parameterDocumentation(parameter);
  if (typeof target === "string") return markdown([heading, value]);
  const line = lines.positionAt(target.span.start).line + 1;
  return markdown([
    `${inlineCode(target.id)} is the ${inlineCode(target.model.type)} in line ${line}.`,
    description(target.model),
    heading,
    value,
  ]);
}
