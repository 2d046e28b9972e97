import type { Hover, MarkupContent, Position } from "vscode-languageserver-types";
import type { ReferencePlace } from "../ioc/entityIds.ts";
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
import { tokenAt, type Token } from "./tokenAt.ts";

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
      return markdown([parameterHeading(token.parameter), value]);
    }
    case "reference":
      return referenceContents(token.reference, analysis);
  }
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
