import { readFields, resolved, type AliasTarget, type Field } from "../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlNode } from "../syntax/yaml/yamlNode.ts";
import type { Span } from "../text/span.ts";
import {
  isNull,
  textOf,
  VARIABLE_LISTS,
  type Database,
  type NameKey,
  type ScriptItem,
  type SubEntity,
  type SupportModel,
  type TemplateRole,
  type TemplateText,
  type Variable,
} from "./supportModel.ts";

type Keys = ReadonlyMap<string, Field>;

type UseRole = Extract<TemplateRole, { kind: "use" }>;
const ALWAYS: UseRole = { kind: "use", always: true };
const SOMETIMES: UseRole = { kind: "use", always: false };

// What a few characters of aliases can name is read as far as a person would write it out.
const MAX_PARTS = 20_000;

export function readModel(node: YamlNode, target: AliasTarget): SupportModel {
  return new ModelReader(target).read(node);
}

interface Item {
  readonly keys: Keys;
  readonly head: Span;
}

class ModelReader {
  readonly #target: AliasTarget;
  readonly #variables: Variable[] = [];
  readonly #templates: TemplateText[] = [];
  readonly #nameKeys: NameKey[] = [];
  #left = MAX_PARTS;

  constructor(target: AliasTarget) {
    this.#target = target;
  }

  read(node: YamlNode): SupportModel {
    const content = resolved(node, this.#target);
    const keys = this.#keys(content, node.kind === "alias" ? node.span : undefined);
    for (const list of VARIABLE_LISTS) this.#readVariables(list, keys.get(list));
    const scripts = [...this.#scripts("pre_init", keys), ...this.#scripts("post_init", keys)];
    const environment = this.#items(keys.get("env_vars"));
    for (const item of environment) for (const key of ["name", "value"]) this.#template(item.keys.get(key), ALWAYS);
    const databases = this.#items(keys.get("databases")).map((item) => this.#database(item));
    this.#readPvi(keys.get("pvi"));
    for (const item of this.#items(keys.get("validate") ?? keys.get("validate_"))) {
      this.#template(item.keys.get("assert") ?? item.keys.get("assert_"), { kind: "assert" });
      this.#template(item.keys.get("message"), SOMETIMES);
    }
    const subEntities = this.#items(keys.get("sub_entities")).map((item) => this.#subEntity(item));
    return {
      span: node.span,
      content,
      keys,
      name: textOf(keys.get("name")),
      variables: new Map(this.#variables.map((each) => [each.name, each])),
      allVariables: this.#variables,
      templates: this.#templates,
      nameKeys: this.#nameKeys,
      databases,
      scripts,
      environment,
      subEntities,
    };
  }

  #readVariables(list: Variable["list"], field: Field | undefined): void {
    for (const each of this.#keysOf(field).values()) {
      const keys = this.#keysOf(each);
      const given = textOf(keys.get("type"));
      const type = list === "parameters" ? given : (given ?? "str");
      const variable: Variable = { name: each.name, list, order: this.#variables.length, type, field: each, keys };
      this.#variables.push(variable);
      this.#template(keys.get(list === "parameters" ? "default" : "value"), { kind: "variable", variable });
    }
  }

  #scripts(list: ScriptItem["list"], keys: Keys): readonly ScriptItem[] {
    return this.#items(keys.get(list)).map((item) => {
      this.#template(item.keys.get("value"), ALWAYS);
      return { ...item, list, isComment: textOf(item.keys.get("type")) === "comment" };
    });
  }

  #database({ keys, head }: Item): Database {
    const argsField = keys.get("args");
    const args = [...this.#keysOf(argsField).values()];
    const role = keys.has("enabled") ? SOMETIMES : ALWAYS;
    this.#template(keys.get("file"), role);
    this.#template(keys.get("enabled"), ALWAYS);
    this.#named(
      args.filter(({ name }) => !isPattern(name)),
      role,
    );
    for (const arg of args) if (isPattern(arg.name)) this.#template(arg, SOMETIMES);
    return { file: keys.get("file"), args, argsField, head };
  }

  #readPvi(field: Field | undefined): void {
    const keys = this.#keysOf(field);
    this.#template(keys.get("yaml_path"), SOMETIMES);
    this.#template(keys.get("pv_prefix"), SOMETIMES);
    this.#named([...this.#keysOf(keys.get("ui_macros")).values()], SOMETIMES);
  }

  /** Of a mapping name → template, where a name without a value is one itself. */
  #named(fields: readonly Field[], role: UseRole): void {
    for (const field of fields) {
      if (isNull(field.value)) this.#nameKeys.push({ name: field.name, field, always: role.always });
      else this.#template(field, role);
    }
  }

  #subEntity(item: Item): SubEntity {
    for (const field of item.keys.values()) {
      if (field.name === "entity_enabled") continue;
      this.#template(field, { kind: "subEntity" });
      for (const value of field.value?.kind === "sequence" ? field.value.items : [])
        this.#template(
          {
            value: resolved(value, this.#target),
            valueSpan: value.span,
            elsewhere: field.elsewhere || value.kind === "alias",
          },
          { kind: "subEntity" },
        );
    }
    return item;
  }

  #template({ value, valueSpan, elsewhere }: Partial<Field> = {}, role: TemplateRole): void {
    if (value?.kind !== "scalar" || value.type !== "string" || valueSpan === undefined) return;
    this.#templates.push({ scalar: value, shown: valueSpan, isWritten: elsewhere === false, role });
  }

  #items(field: Field | undefined): readonly Item[] {
    if (field?.value?.kind !== "sequence") return [];
    const place = field.elsewhere ? field.valueSpan : undefined;
    return field.value.items.map((node) => {
      const shown = place ?? (node.kind === "alias" ? node.span : undefined);
      const content = resolved(node, this.#target);
      const head = shown ?? (content?.kind === "map" ? content.entries[0]?.key.span : undefined) ?? node.span;
      return { keys: this.#keys(content, shown), head };
    });
  }

  #keysOf(field: Field | undefined): Keys {
    return this.#keys(field?.value, field?.elsewhere ? field.valueSpan : undefined);
  }

  #keys(content: YamlContent | undefined, place: Span | undefined): Keys {
    if (content?.kind !== "map" || this.#left <= 0) return new Map<string, Field>();
    const keys = readFields(content, this.#target, place).byName;
    this.#left -= 1 + keys.size;
    return keys;
  }
}

/** ibek takes such an argument for a regular expression over the names of all parameters and defines. */
export function isPattern(argument: string): boolean {
  return /[*?]/.test(argument);
}
