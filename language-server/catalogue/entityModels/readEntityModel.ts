import { jinjaOf } from "../../syntax/jinja/jinjaText.ts";
import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import type { Span } from "../../text/span.ts";
import type { EntityModel } from "./entityModel.ts";
import { fieldsOf, type SupportText, textOf } from "./supportText.ts";
import { readDefines, readParameter } from "./readParameter.ts";
import {
  readDatabases,
  readEnvironment,
  readPvi,
  readScript,
  readSubEntities,
  readValidations,
} from "./readModelParts.ts";

/** Undefined for a model without a name. `span`: of the whole model. */
export function readEntityModel(
  module: string,
  content: YamlContent | undefined,
  span: Span,
  source: SupportText,
): EntityModel | undefined {
  const fields = fieldsOf(content);
  const nameField = fields.get("name");
  const name = textOf(nameField?.value);
  if (nameField === undefined || name === undefined) return undefined;
  const written = source.text.slice(span.start, span.end);
  const jinja = jinjaOf(written);
  const parameterFields = [...fieldsOf(fields.get("parameters")?.value).values()];
  const parameters = new Map(parameterFields.map((field) => [field.name, readParameter(field, jinja, source)]));
  const preDefines = readDefines(fields.get("pre_defines"), source);
  const postDefines = readDefines(fields.get("post_defines"), source);
  const defines = [...preDefines, ...postDefines].map((define) => define.name);
  return {
    type: `${module}.${name}`,
    module,
    description: textOf(fields.get("description")?.value) ?? "",
    parameters,
    preDefines,
    postDefines,
    validations: readValidations(fields.get("validate"), source),
    environment: readEnvironment(fields.get("env_vars"), source),
    preInit: readScript(fields.get("pre_init"), source),
    postInit: readScript(fields.get("post_init"), source),
    databases: readDatabases(fields.get("databases"), source),
    subEntities: readSubEntities(fields.get("sub_entities"), source),
    pvi: readPvi(fields.get("pvi"), source),
    attributes: new Set(["type", "entity_enabled", ...parameters.keys(), ...defines]),
    place: source.place(nameField.valueSpan),
    source: written.trimEnd(),
  };
}
