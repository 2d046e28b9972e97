// A support YAML file → entity models. What cannot be read is left out and said; the rest is used.
import { LineIndex } from "../../text/lineIndex.ts";
import type { Span } from "../../text/span.ts";
import { readFields, resolved, type Field } from "../../syntax/yaml/mapFields.ts";
import { jinjaOf } from "../../syntax/jinja/jinjaText.ts";
import { parsePiece } from "../../syntax/yaml/parsePiece.ts";
import { refusal } from "../../syntax/yaml/refusal.ts";
import type { YamlContent } from "../../syntax/yaml/yamlNode.ts";
import type { EntityModel, EnumLabel, Parameter, ParameterType, SourcePlace } from "./entityModel.ts";

export interface SupportProblem {
  readonly place: SourcePlace;
  /** `line 12: this quote is never closed.` */
  readonly message: string;
}

export interface SupportFile {
  readonly models: readonly EntityModel[];
  readonly problems: readonly SupportProblem[];
}

export function readSupportFile(path: string, text: string): SupportFile {
  return new SupportReader(path, text).read();
}

class SupportReader {
  readonly #path: string;
  readonly #text: string;
  readonly #lines: LineIndex;
  readonly #models = new Map<string, EntityModel>();
  readonly #problems: SupportProblem[] = [];

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  read(): SupportFile {
    const refused = refusal(this.#text);
    if (refused) {
      this.#problem(refused.span, refused.message);
      return { models: [], problems: this.#problems };
    }
    const piece = parsePiece(this.#text);
    const [syntax] = piece.problems;
    if (syntax) this.#problem(syntax.span, syntax.message);
    const root = resolved(piece.root, () => undefined);
    if (root?.kind === "map") this.#file(fieldsOf(root));
    else if (!syntax)
      this.#problem({ start: 0, end: 0 }, "this is not a support YAML file: `module` and `entity_models` are missing.");
    return { models: [...this.#models.values()], problems: this.#problems };
  }

  #file(fields: ReadonlyMap<string, Field>): void {
    const module = textOf(fields.get("module")?.value);
    const models = fields.get("entity_models");
    const old = fields.get("defs");
    if (old) {
      this.#problem(
        old.nameSpan,
        "`defs` is the format of ibek 2; `ibek2to3.py` of ibek converts it to `entity_models`.",
      );
      return;
    }
    if (module === undefined)
      this.#problem({ start: 0, end: 0 }, "`module` is missing, so its entity types have no name.");
    if (models?.value?.kind !== "sequence")
      this.#problem(models?.nameSpan ?? { start: 0, end: 0 }, "`entity_models` is missing or not a list.");
    if (module === undefined || models?.value?.kind !== "sequence") return;
    for (const item of models.value.items)
      this.#model(
        module,
        resolved(item, () => undefined),
        item.span,
      );
  }

  #model(module: string, item: YamlContent | undefined, span: Span): void {
    const fields = fieldsOf(item);
    const nameField = fields.get("name");
    const name = textOf(nameField?.value);
    if (nameField === undefined || name === undefined) {
      this.#problem({ start: span.start, end: span.start + 1 }, "an entity model has no name.");
      return;
    }
    const parameters = new Map<string, Parameter>();
    const jinja = jinjaOf(this.#text.slice(span.start, span.end));
    for (const field of fieldsOf(fields.get("parameters")?.value).values()) {
      parameters.set(field.name, this.#parameter(field, jinja));
    }
    const defines = ["pre_defines", "post_defines"].flatMap((list) => [...fieldsOf(fields.get(list)?.value).keys()]);
    const type = `${module}.${name}`;
    this.#models.set(type, {
      type,
      module,
      description: textOf(fields.get("description")?.value) ?? "",
      parameters,
      attributes: new Set(["type", "entity_enabled", ...parameters.keys(), ...defines]),
      place: this.#place(nameField.valueSpan),
    });
  }

  #parameter(field: Field, jinja: string): Parameter {
    const fields = fieldsOf(field.value);
    const given = fields.get("default");
    // ibek takes a default of null for no default at all.
    const hasDefault = given?.value !== undefined && !(given.value.kind === "scalar" && given.value.type === "null");
    const type = parameterType(textOf(fields.get("type")?.value) ?? "", fields);
    return {
      name: field.name,
      type,
      attributes: type.kind === "object" ? attributesUsed(jinja, field.name) : [],
      description: (textOf(fields.get("description")?.value) ?? "").trim(),
      default: hasDefault ? this.#source(given.value) : undefined,
      place: this.#place(field.nameSpan),
    };
  }

  #source(value: YamlContent): string {
    return value.kind === "scalar" ? value.text : this.#text.slice(value.span.start, value.span.end).trim();
  }

  #place(span: Span): SourcePlace {
    return { path: this.#path, range: this.#lines.rangeOf(span) };
  }

  #problem(span: Span, message: string): void {
    const place = this.#place(span);
    this.#problems.push({ place, message: `line ${place.range.start.line + 1}: ${message}` });
  }
}

function fieldsOf(node: YamlContent | undefined): ReadonlyMap<string, Field> {
  return node?.kind === "map" ? readFields(node, () => undefined).byName : new Map<string, Field>();
}

function textOf(node: YamlContent | undefined): string | undefined {
  return node?.kind === "scalar" && node.type !== "null" ? node.text : undefined;
}

function attributesUsed(jinja: string, parameter: string): readonly string[] {
  if (!/^\w+$/.test(parameter)) return [];
  const uses = jinja.matchAll(new RegExp(String.raw`(?<![\w.'"])${parameter}\.([A-Za-z_]\w*)(?!\w*\()`, "g"));
  return [...new Set([...uses].map(([, attribute = ""]) => attribute))];
}

function parameterType(name: string, fields: ReadonlyMap<string, Field>): ParameterType {
  switch (name) {
    case "str":
    case "object":
    case "id":
      return { kind: name };
    case "int":
    case "float":
    case "bool":
    case "list":
    case "dict":
      return { kind: name, acceptsJinja: true };
    case "enum":
      return { kind: "enum", labels: enumLabels(fields.get("values")?.value) };
    default:
      return { kind: "unknown", name };
  }
}

function enumLabels(values: YamlContent | undefined): readonly EnumLabel[] {
  if (values?.kind !== "map") return [];
  return values.entries.flatMap(({ key, value }): readonly EnumLabel[] => {
    if (key.kind !== "scalar") return [];
    return [{ text: key.text, isText: key.type === "string", value: textOf(resolved(value, () => undefined)) }];
  });
}
