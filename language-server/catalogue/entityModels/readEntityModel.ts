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
  const written = writtenModel(source.text, span);
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
    validations: readValidations(fields.get("validate") ?? fields.get("validate_"), source),
    environment: readEnvironment(fields.get("env_vars"), source),
    preInit: readScript(fields.get("pre_init"), source),
    postInit: readScript(fields.get("post_init"), source),
    databases: readDatabases(fields.get("databases"), source),
    subEntities: readSubEntities(fields.get("sub_entities"), source),
    pvi: readPvi(fields.get("pvi"), source),
    attributes: new Set(["type", "entity_enabled", ...parameters.keys(), ...defines]),
    place: source.place(nameField.valueSpan),
    source: written,
  };
}

/** A model as written, for comparing it: from its first name to its last line that says something. */
export function writtenModel(text: string, { start, end }: Span): string {
  const lineEnd = text.indexOf("\n", start + text.slice(start, end).trimEnd().length);
  const lines = text.slice(start, lineEnd < 0 ? text.length : lineEnd).split("\n");
  while (/^\s*(?:#.*)?$/.test(lines.at(-1) ?? "x")) lines.pop();
  return lines.join("\n").replace(/^ *- */, "");
}

/** A model of which nothing but its head can be read. */
export function emptyModel(head: Pick<EntityModel, "type" | "module" | "place" | "source">): EntityModel {
  return {
    ...head,
    description: "",
    parameters: new Map(),
    preDefines: [],
    postDefines: [],
    validations: [],
    environment: [],
    preInit: [],
    postInit: [],
    databases: [],
    subEntities: [],
    pvi: undefined,
    attributes: new Set(["type", "entity_enabled"]),
  };
}
