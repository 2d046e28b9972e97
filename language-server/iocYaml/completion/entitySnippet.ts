import type { EntityModel, Parameter } from "../../catalogue/entityModels/entityModel.ts";
import type { IocAnalysis } from "../analysis.ts";
import type { EntityStyle } from "./cursorContext.ts";
import { offeredValues } from "./parameterValues.ts";
import { snippetChoice, snippetText } from "../../syntax/yaml/yamlText.ts";

/** `type`'s value and a place for each parameter that must be given: what is left to type are the values. */
export function entitySnippet(
  analysis: IocAnalysis,
  model: EntityModel,
  index: number,
  layout: { readonly style: EntityStyle; /** Before each line. */ readonly indent: string },
): string {
  const required = [...model.parameters.values()].filter((parameter) => parameter.default === undefined);
  const pairs = required.map((parameter, at) => valueSnippet(analysis, model, parameter, index, at + 1, layout.style));
  if (layout.style === "braces") return [snippetText(model.type), ...pairs].join(", ");
  return `${snippetText(model.type)}${pairs.map((pair) => `\n${pair}`.replaceAll("\n", `\n${layout.indent}`)).join("")}`;
}

/** `P: ` and a place for its value. */
export function valueSnippet(
  analysis: IocAnalysis,
  model: EntityModel,
  parameter: Parameter,
  index: number,
  stop: number,
  style: EntityStyle,
): string {
  const name = snippetText(parameter.name);
  // A repeat's entity is a mapping.
  if (parameter.type.kind === "dict") return style === "braces" ? `${name}: {\${${stop}}}` : `${name}:\n  \${${stop}}`;
  const choices = offeredValues(analysis, parameter, model.type, index).map(({ text }) => text);
  return `${name}: ${choices.length > 0 ? snippetChoice(stop, choices) : `\${${stop}}`}`;
}
