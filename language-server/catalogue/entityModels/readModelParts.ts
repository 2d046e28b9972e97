// What an entity model puts into the startup script and the database: everything but its values.
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { Database, DatabaseArgument, EntityModel, ScriptItem, SubEntity, Validation } from "./entityModel.ts";
import { fieldsOf, isNull, itemsOf, type SupportText, textOf } from "./supportText.ts";
import { TemplateText } from "./templateText.ts";

export function readScript(field: Field | undefined, source: SupportText): readonly ScriptItem[] {
  return itemsOf(field?.value).flatMap(({ content, node }): readonly ScriptItem[] => {
    const fields = fieldsOf(content);
    const value = fields.get("value");
    const text = textOf(value?.value) ?? "";
    const kind = textOf(fields.get("type")?.value) === "comment" ? "comment" : "text";
    const shown =
      kind === "comment"
        ? text
            .split("\n")
            .map((line) => `# ${line}`)
            .join("\n")
        : text;
    return [
      {
        kind,
        when: textOf(fields.get("when")?.value) ?? "every",
        text: new TemplateText(shown, source.place(value?.valueSpan ?? node.span)),
      },
    ];
  });
}

export function readEnvironment(field: Field | undefined, source: SupportText): readonly TemplateText[] {
  return itemsOf(field?.value).map(({ content, node }) => {
    const fields = fieldsOf(content);
    const value = fields.get("value");
    const text = `epicsEnvSet ${textOf(fields.get("name")?.value) ?? ""} ${textOf(value?.value) ?? ""}`;
    return new TemplateText(text, source.place(value?.valueSpan ?? node.span));
  });
}

export function readDatabases(field: Field | undefined, source: SupportText): readonly Database[] {
  return itemsOf(field?.value).map(({ content }) => {
    const fields = fieldsOf(content);
    const file = fields.get("file");
    // The file's name loses the line ends around it that block scalars bring.
    const name = (textOf(file?.value) ?? "").replace(/^\n+|\n+$/g, "");
    const args = fields.get("args");
    return {
      file: new TemplateText(name, file && source.place(file.valueSpan)),
      enabled: source.template(fields.get("enabled")) ?? new TemplateText("True", undefined),
      args: readArguments(args, source),
    };
  });
}

function readArguments(field: Field | undefined, source: SupportText): readonly DatabaseArgument[] | undefined {
  if (isNull(field?.value)) return undefined;
  return [...fieldsOf(field?.value).values()].map((argument) => readArgument(argument, source));
}

function readArgument(field: Field, source: SupportText): DatabaseArgument {
  return {
    name: field.name,
    value: isNull(field.value) ? undefined : source.template(field),
    place: source.place(field.nameSpan),
  };
}

export function readSubEntities(field: Field | undefined, source: SupportText): readonly SubEntity[] {
  return itemsOf(field?.value).map(({ content, node }) => ({
    node,
    place: source.place(fieldsOf(content).get("type")?.valueSpan ?? node.span),
  }));
}

export function readValidations(field: Field | undefined, source: SupportText): readonly Validation[] {
  return itemsOf(field?.value).flatMap(({ content }): readonly Validation[] => {
    const fields = fieldsOf(content);
    // ibek takes both spellings.
    const given = fields.get("assert") ?? fields.get("assert_");
    const assertion = textOf(given?.value);
    const message = source.template(fields.get("message"));
    if (given === undefined || assertion === undefined || message === undefined) return [];
    const place = source.place(given.valueSpan);
    const test = new TemplateText(`{% if ${assertion} %}True{% else %}False{% endif %}`, place);
    return [{ assertion, test, message }];
  });
}

export function readPvi(field: Field | undefined, source: SupportText): EntityModel["pvi"] {
  const fields = fieldsOf(field?.value);
  const yamlPath = source.template(fields.get("yaml_path"));
  const pv = textOf(fields.get("pv")?.value)?.toLowerCase() === "true";
  return yamlPath && { yamlPath, pv, macros: readArguments(fields.get("ui_macros"), source) };
}
