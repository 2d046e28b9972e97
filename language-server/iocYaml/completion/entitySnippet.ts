import type { EntityModel, Parameter } from "../../catalogue/entityModels/entityModel.ts";
import type { IocAnalysis } from "../analysis.ts";
import { offeredValues } from "./parameterValues.ts";
import { snippetChoice, snippetText } from "../../syntax/yaml/yamlText.ts";

/** `type`'s value and a line for each parameter that must be given: what is left to type are the values. */
export function entitySnippet(analysis: IocAnalysis, model: EntityModel, index: number, indent: string): string {
  const required = [...model.parameters.values()].filter((parameter) => parameter.default === undefined);
  const lines = required.map((parameter, at) =>
    `\n${valueSnippet(analysis, model, parameter, index, at + 1)}`.replaceAll("\n", `\n${indent}`),
  );
  return `${snippetText(model.type)}${lines.join("")}`;
}

/** `P: ` and a place for its value. */
export function valueSnippet(
  analysis: IocAnalysis,
  model: EntityModel,
  parameter: Parameter,
  index: number,
  stop: number,
): string {
  const name = snippetText(parameter.name);
  // A repeat's entity is a mapping below it.
  if (parameter.type.kind === "dict") return `${name}:\n  \${${stop}}`;
  const choices = offeredValues(analysis, parameter, model.type, index).map(({ text }) => text);
  return `${name}: ${choices.length > 0 ? snippetChoice(stop, choices) : `\${${stop}}`}`;
}
