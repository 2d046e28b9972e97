import { readFields, resolved, type AliasTarget, type Field } from "../../syntax/yaml/mapFields.ts";
import type { YamlContent, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import type { Span } from "../../text/span.ts";
import { readEntity, textOf } from "../entity.ts";
import { givenNames, withRepeated } from "./givenNames.ts";
import { mergedNames } from "./mergedNames.ts";
import { jinjaUses, joinedUses, type JinjaForm, type JinjaUses } from "./jinjaUses.ts";
import { writtenName, type WrittenName } from "./writtenName.ts";

/** A parameter, or a value the model calculates. */
export interface ModelMember {
  readonly name: WrittenName;
  readonly kind: "id" | "object" | "value" | "define";
  /** Of a parameter, if it is text. */
  readonly default: string | undefined;
}

/** An argument of a database or a screen without a value: it takes the parameter of its name. */
export interface PassedArgument {
  readonly name: WrittenName;
  /** Behind its colon, or the `null` that is written there. */
  readonly end: number;
}

/** A database argument that is a pattern of parameters' names, for one database file. */
export interface ArgumentPattern {
  readonly pattern: string;
  readonly file: string;
}

/** An entity that each entity of the model brings along, or one that a repeat among these makes. */
export interface SubEntityFacts {
  readonly type: WrittenName;
  readonly keys: readonly WrittenName[];
  /** What merges bring, also where it has another value. */
  readonly merged: ReadonlySet<string>;
}

/** One entity model. Spans count from the text it was parsed in. */
export interface ModelFacts {
  /** `GeoBrick`, without its module. */
  readonly name: WrittenName;
  readonly members: ReadonlyMap<string, ModelMember>;
  /** Parameters and defines that merges bring, also where the model defines them itself. */
  readonly merged: ReadonlySet<string>;
  /** Has text for `when: first`, which ibek writes once for all models of a name, whatever their module. */
  readonly writesFirst: boolean;
  readonly jinja: JinjaUses;
  readonly passed: readonly PassedArgument[];
  readonly patterns: readonly ArgumentPattern[];
  readonly subEntities: readonly SubEntityFacts[];
  /** `$(MODULE)/db/x.template` */
  readonly databases: readonly WrittenName[];
}

/** Undefined for what is no entity model. */
export function readModelFacts(text: string, node: YamlNode | undefined, target: AliasTarget): ModelFacts | undefined {
  const content = resolved(node, target);
  // What an alias brings stands somewhere else: this model has no text of its own.
  if (node?.kind === "alias" || content?.kind !== "map") return undefined;
  return new ModelReader(text, target).read(content);
}

const DEFINES = ["pre_defines", "post_defines"];
const SCRIPTS = ["pre_init", "post_init"];
/** Whose strings are all rendered. */
const RENDERED = ["pre_init", "post_init", "env_vars", "sub_entities"];
const SCREEN_RENDERED = ["yaml_path", "pv_prefix"];

class ModelReader {
  readonly #text: string;
  readonly #target: AliasTarget;
  readonly #members = new Map<string, ModelMember>();
  readonly #jinja: JinjaUses[] = [];
  readonly #passed: PassedArgument[] = [];
  readonly #patterns: ArgumentPattern[] = [];
  readonly #databases: WrittenName[] = [];

  constructor(text: string, target: AliasTarget) {
    this.#text = text;
    this.#target = target;
  }

  read(map: YamlContent): ModelFacts | undefined {
    const fields = this.#fields(map);
    const nameField = fields.get("name");
    const name = textOf(nameField);
    if (nameField === undefined || name === undefined) return undefined;
    for (const list of DEFINES) this.#defines(fields.get(list));
    for (const field of this.#fieldsOf(fields.get("parameters")).values()) this.#parameter(field);
    for (const list of RENDERED) this.#rendered(fields.get(list));
    for (const item of this.#items(fields.get("databases"))) this.#database(item);
    const screen = this.#fieldsOf(fields.get("pvi"));
    for (const name of SCREEN_RENDERED) this.#rendered(screen.get(name));
    this.#arguments(screen.get("ui_macros"), textOf(screen.get("yaml_path")) ?? "");
    for (const item of this.#items(fields.get("validate"))) this.#assertion(item);
    return {
      name: writtenName(this.#text, nameField.valueSpan, name),
      members: this.#members,
      merged: this.#merged([...DEFINES, "parameters"].map((list) => fields.get(list))),
      writesFirst: SCRIPTS.some((list) => this.#items(fields.get(list)).some((item) => this.#isFirst(item))),
      jinja: joinedUses(this.#jinja),
      passed: this.#passed,
      patterns: this.#patterns,
      subEntities: this.#items(fields.get("sub_entities")).flatMap((item) => this.#subEntity(item)),
      databases: this.#databases,
    };
  }

  #parameter(field: Field): void {
    const fields = this.#fieldsOf(field);
    const type = textOf(fields.get("type"));
    const kind = type === "id" || type === "object" ? type : "value";
    const name = writtenName(this.#text, field.nameSpan, field.name);
    this.#members.set(field.name, { name, kind, default: textOf(fields.get("default")) });
    this.#rendered(fields.get("default"));
  }

  #defines(list: Field | undefined): void {
    for (const field of this.#fieldsOf(list).values()) {
      const name = writtenName(this.#text, field.nameSpan, field.name);
      this.#members.set(field.name, { name, kind: "define", default: undefined });
      this.#rendered(this.#fieldsOf(field).get("value"));
    }
  }

  #database(item: YamlNode): void {
    const fields = this.#fields(item);
    const file = fields.get("file");
    const path = textOf(file);
    if (file && path !== undefined) this.#databases.push(writtenName(this.#text, file.valueSpan, path));
    this.#rendered(file);
    this.#rendered(fields.get("enabled"));
    this.#arguments(fields.get("args"), path ?? "");
  }

  #arguments(list: Field | undefined, file: string): void {
    for (const field of this.#fieldsOf(list).values()) {
      const isNull = field.value === undefined || (field.value.kind === "scalar" && field.value.type === "null");
      const isPattern = /[*?]/.test(field.name);
      if (isPattern) this.#patterns.push({ pattern: field.name, file });
      if (!isNull) this.#rendered(field);
      else if (!isPattern) this.#passed.push(this.#passedArgument(field));
    }
  }

  #passedArgument({ name, nameSpan, valueSpan, elsewhere }: Field): PassedArgument {
    const written = writtenName(this.#text, nameSpan, name);
    const colon = /^[ \t]*:/.exec(this.#text.slice(nameSpan.end, nameSpan.end + 100))?.[0].length ?? 0;
    const end = nameSpan.end + colon;
    return { name: written, end: elsewhere || valueSpan === nameSpan ? end : Math.max(end, valueSpan.end) };
  }

  #assertion(item: YamlNode): void {
    const fields = this.#fields(item);
    // pydantic takes the name of the field for its alias, too.
    for (const name of ["assert", "assert_"]) this.#rendered(fields.get(name), "expression");
    this.#rendered(fields.get("message"));
  }

  #subEntity(item: YamlNode): readonly SubEntityFacts[] {
    return withRepeated(readEntity(item, this.#target)).flatMap((entity) => {
      const { type, keys } = givenNames(entity, this.#text);
      return type ? [{ type, keys, merged: mergedNames(entity.content, this.#target) }] : [];
    });
  }

  #merged(lists: readonly (Field | undefined)[]): ReadonlySet<string> {
    return new Set(lists.flatMap((list) => [...mergedNames(list?.value, this.#target)]));
  }

  #isFirst(item: YamlNode): boolean {
    return textOf(this.#fields(item).get("when")) === "first";
  }

  #rendered(field: Field | undefined, form?: JinjaForm): void {
    this.#jinja.push(jinjaUses(this.#text, field, this.#target, form));
  }

  #items(list: Field | undefined): readonly YamlNode[] {
    return list?.value?.kind === "sequence" && !list.elsewhere ? list.value.items : [];
  }

  /** Of a mapping that stands elsewhere, each field stands where the alias is. */
  #fieldsOf(field: Field | undefined): ReadonlyMap<string, Field> {
    return this.#fields(field?.value, field?.elsewhere === true ? field.valueSpan : undefined);
  }

  #fields(node: YamlNode | undefined, place?: Span): ReadonlyMap<string, Field> {
    const content = resolved(node, this.#target);
    if (content?.kind !== "map") return new Map<string, Field>();
    return readFields(content, this.#target, place ?? (node?.kind === "alias" ? node.span : undefined)).byName;
  }
}
