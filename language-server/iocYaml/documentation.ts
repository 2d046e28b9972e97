// What people read of entity types and parameters, in hovers and completions.
import type { MarkupContent } from "vscode-languageserver-types";
import type { EntityModel, Parameter } from "../catalogue/entityModels/entityModel.ts";
import type { SourcePlace } from "../catalogue/entityModels/sourcePlace.ts";
import { expectation } from "../ioc/parameterValue.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { escapeMarkdown, escapeParagraphs, inlineCode, markdownLink } from "../text/markdownText.ts";

/** `enum, must be given`, `int, default 3`: plain text. */
export function typeWords({ type, default: value }: Parameter): string {
  const name = type.kind === "listOrText" ? "list" : type.kind === "unknown" ? type.name : type.kind;
  return value === undefined
    ? `${name}, must be given`
    : `${name}, default ${value === "" ? '""' : value.replace(/\s+/g, " ")}`;
}

/** `**DIR** (enum, default Pos)` */
export function parameterHeading(parameter: Parameter): string {
  return `**${escapeMarkdown(parameter.name)}** (${escapeMarkdown(typeWords(parameter))})`;
}

/** What ibek's own types say of themselves is ours, and Markdown. */
export function description({ description: text, place }: Parameter | EntityModel): string {
  return place === undefined ? text : escapeParagraphs(text);
}

export function parameterDocumentation(parameter: Parameter): MarkupContent {
  const { type } = parameter;
  const choices = type.kind === "enum" ? [choiceLines(parameter)] : [];
  const takes = type.kind === "object" ? [`Expects ${expectation(type)} that is defined above.`] : [];
  return markdown([description(parameter), ...choices, ...takes, ...definedIn(parameter.place)]);
}

export function modelDocumentation(model: EntityModel): MarkupContent {
  const parameters = [...model.parameters.values()].map(
    (each) => `- ${inlineCode(each.name)} (${escapeMarkdown(typeWords(each))})`,
  );
  return markdown([description(model), parameters.join("\n"), ...definedIn(model.place)]);
}

export function markdown(paragraphs: readonly string[]): MarkupContent {
  return {
    kind: "markdown",
    value: paragraphs
      .map((each) => each.trim())
      .filter((each) => each !== "")
      .join("\n\n"),
  };
}

function choiceLines({ type }: Parameter): string {
  const labels = type.kind === "enum" ? type.labels : [];
  return labels
    .map(({ text, value }) => `- ${inlineCode(text)}${value === undefined ? "" : ` → ${inlineCode(value)}`}`)
    .join("\n");
}

export function definedIn(place: SourcePlace | undefined): readonly string[] {
  if (place === undefined) return ["Built into ibek."];
  const name = place.path.slice(place.path.lastIndexOf("/") + 1);
  const line = place.range.start.line + 1;
  return [`Defined in ${markdownLink(`${name}:${line}`, `${uriOfPath(place.path)}#L${line}`)}`];
}
