// One entity → its values: pydantic's checks, then Jinja, as `Entity.add_ibek_attributes` of ibek does it.
import type { Define, EntityModel, ModelValue, Parameter } from "../../catalogue/entityModels/entityModel.ts";
import { TemplateText } from "../../catalogue/entityModels/templateText.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { Span } from "../../text/span.ts";
import { expectation } from "../parameterValue.ts";
import type { PythonValue } from "../jinja/pythonValue.ts";
import { EntityObject, isEnabled, type EntityInstance } from "./entityInstance.ts";
import { isUnknown, REFUSED, type FieldValue } from "./fieldValue.ts";
import type { ProblemLog } from "./problemLog.ts";
import type { RenderContext, Renderer } from "./renderer.ts";
import { shown } from "./shownValue.ts";
import { definitionSite, type Site } from "./site.ts";
import { validated } from "./validatedValue.ts";
import { pythonOf } from "./yamlValue.ts";

/** What an entity gives for a parameter. */
export interface GivenValue {
  readonly value: FieldValue;
  readonly site: Site;
  /** The rules on entities as they are written have looked at it: what does not fit has been told. */
  readonly checked: boolean;
}

export interface Construction {
  readonly model: EntityModel;
  readonly given: ReadonlyMap<string, GivenValue>;
  /** Of the entity in the ioc.yaml: its `type`. */
  readonly head: Span;
  /** Of the definition that makes the entity, where the ioc.yaml does not. */
  readonly maker: Site | undefined;
  readonly renderer: Renderer;
  readonly log: ProblemLog;
  readonly ids: IdRegister;
  /** ibek ≥ 4.7 */
  readonly validates: boolean;
}

/** Takes the ids of entities and finds entities by them. */
export interface IdRegister {
  define(id: string, instance: EntityInstance, parameter: Parameter, site: Site): void;
  /** What stands for the entity; an unknown where there is none, which has been told. */
  find(id: string, parameter: Parameter, site: Site): FieldValue;
}

export function constructEntity(construction: Construction): EntityInstance {
  return new Constructor(construction).construct();
}

class Constructor {
  readonly #construction: Construction;
  readonly #fields = new Map<string, FieldValue>();
  readonly #instance: EntityInstance;
  /** Where each parameter's text stands, and the text, if that has been read as a template before. */
  readonly #sources = new Map<string, { readonly site: Site; readonly text?: TemplateText }>();
  /** Parameters whose turn has not come and whose value would be another by then. */
  readonly #raw = new Set<string>();
  #current: Site | undefined;
  readonly #context: RenderContext;

  constructor(construction: Construction) {
    this.#construction = construction;
    this.#instance = EntityObject.instance(construction.model, this.#fields);
    this.#context = {
      get: (name) => {
        if (this.#raw.has(name)) this.#warnOfRaw(name);
        // ibek hands these not on to templates.
        return name.startsWith("_") ? undefined : this.#fields.get(name);
      },
      names: () => this.#fields.keys(),
    };
  }

  construct(): EntityInstance {
    const { model, validates } = this.#construction;
    this.#takeValues();
    if (model.place === undefined) return this.#instance;
    for (const define of model.preDefines) this.#define(define);
    for (const parameter of model.parameters.values()) this.#parameter(parameter);
    for (const define of model.postDefines) this.#define(define);
    if (validates && model.validations.length > 0 && isEnabled(this.#instance)) this.#validate();
    return this.#instance;
  }

  /** pydantic's part. */
  #takeValues(): void {
    const { model, given } = this.#construction;
    this.#fields.set("type", model.type);
    const enabled = given.get("entity_enabled");
    this.#fields.set("entity_enabled", enabled ? this.#accepted(ENABLED, enabled) : true);
    for (const parameter of model.parameters.values()) {
      const own = given.get(parameter.name);
      const value = own ? this.#accepted(parameter, own) : this.#default(parameter);
      this.#fields.set(parameter.name, value);
      if (own) this.#sources.set(parameter.name, { site: own.site });
      const isRaw = typeof value === "string" && (parameter.type.kind === "object" || hasJinja(value));
      if (isRaw && model.place !== undefined) this.#raw.add(parameter.name);
    }
    for (const [name, { checked, site }] of given) {
      if (checked || name === "type" || name === "entity_enabled" || model.parameters.has(name)) continue;
      this.#construction.log.add("madeEntity", site, `\`${model.type}\` has no parameter \`${name}\`.`);
    }
  }

  #accepted(parameter: Pick<Parameter, "name" | "type">, { value, site, checked }: GivenValue): FieldValue {
    if (isUnknown(value)) return value;
    const accepted = validated(parameter.type, value);
    if (accepted !== undefined) return accepted;
    if (!checked) {
      const message = `\`${parameter.name}\` expects ${expectation(parameter.type)}, not ${shown(value)}.`;
      this.#construction.log.add("wrongValue", site, message);
    }
    return REFUSED;
  }

  #default(parameter: Parameter): FieldValue {
    const { model, log, maker } = this.#construction;
    const { defaultValue, type, name, place } = parameter;
    if (defaultValue === undefined) {
      if (parameter.default !== undefined) return builtInDefault(parameter);
      if (maker) log.add("madeEntity", maker, `\`${model.type}\` needs the parameter \`${name}\`.`);
      return REFUSED;
    }
    const site = this.#definition(defaultValue.kind === "template" ? defaultValue.text.place : place);
    const value = valueOf(defaultValue);
    this.#sources.set(name, defaultValue.kind === "template" ? { site, text: defaultValue.text } : { site });
    // These take any default.
    if (isUnknown(value) || type.kind === "enum" || type.kind === "object") return value;
    const accepted = validated(type, value);
    if (accepted !== undefined) return accepted;
    log.add(
      "wrongValue",
      site,
      `The default of \`${name}\` is not ${expectation(type)}: ibek does not read such a definition.`,
    );
    return REFUSED;
  }

  #define({ name, type, value, place }: Define): void {
    const python = valueOf(value);
    const site = this.#definition(value.kind === "template" ? value.text.place : place);
    this.#set(name, python, type === "str" ? "text" : type, site, value.kind === "template" ? value.text : undefined);
  }

  #parameter(parameter: Parameter): void {
    const { name, type } = parameter;
    this.#raw.delete(name);
    const { site, text } = this.#sources.get(name) ?? { site: this.#definition(parameter.place) };
    const wanted = COERCED.find((each) => each === type.kind) ?? "text";
    const value = this.#set(name, this.#value(name), wanted, site, text);
    if (isUnknown(value)) return;
    if (type.kind === "object" && typeof value === "string") {
      this.#fields.set(name, this.#construction.ids.find(value, parameter, site));
    }
    if (type.kind === "id" && typeof value === "string") {
      this.#construction.ids.define(value, this.#instance, parameter, site);
    }
  }

  #set(name: string, value: FieldValue, type: Wanted, site: Site, source: TemplateText | undefined): FieldValue {
    this.#current = site;
    const { renderer, log } = this.#construction;
    const rendered =
      typeof value === "string"
        ? renderer.render(
            source?.text === value ? source : new TemplateText(value, undefined),
            this.#context,
            type,
            site,
            log,
          )
        : value;
    this.#fields.set(name, rendered);
    return rendered;
  }

  #value(name: string): FieldValue {
    const value = this.#fields.get(name);
    return value === undefined ? REFUSED : value;
  }

  #validate(): void {
    const { model, renderer, log, head } = this.#construction;
    for (const { test, message, assertion } of model.validations) {
      const site = this.#definition(test.place);
      const result = renderer.render(test, this.#context, "implied", site, log);
      if (isUnknown(result) || result === "True") continue;
      const text = renderer.render(message, this.#context, "implied", this.#definition(message.place), log);
      const says = typeof text === "string" && text !== "" ? text : `\`${assertion}\` does not hold.`;
      log.add("validation", { span: head, definition: test.place, owner: undefined }, `\`${model.type}\`: ${says}`);
    }
  }

  #warnOfRaw(name: string): void {
    if (this.#current === undefined) return;
    const message = `\`${name}\` comes after this in \`${this.#construction.model.type}\`: what is used here is its text before rendering.`;
    this.#construction.log.add("laterParameter", this.#current, message);
  }

  #definition(place: Parameter["place"]): Site {
    const { head, model } = this.#construction;
    return definitionSite(head, place, model.type);
  }
}

type Wanted = "text" | "int" | "float" | "bool" | "list" | "dict" | "implied";

const COERCED = ["int", "float", "bool", "list", "dict"] as const;

const ENABLED: Pick<Parameter, "name" | "type"> = {
  name: "entity_enabled",
  type: { kind: "bool", acceptsJinja: false },
};

function valueOf(value: ModelValue): FieldValue {
  return value.kind === "template" ? value.text.text : pythonOf(value.content);
}

/** ibek's own types write theirs as text. */
function builtInDefault({ type, default: text = "" }: Parameter): PythonValue {
  return type.kind === "int" ? BigInt(text) : text;
}
