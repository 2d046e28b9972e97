// What an entity makes: the children of `ibek.repeat` and of `sub_entities` (`EntityFactory.resolve_sub_entities`).
import type { EntityModel, SubEntity } from "../../catalogue/entityModels/entityModel.ts";
import { TemplateText } from "../../catalogue/entityModels/templateText.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import type { AliasTarget, Field } from "../../syntax/yaml/mapFields.ts";
import type { Span } from "../../text/span.ts";
import { readEntity, type Entity } from "../entity.ts";
import type { PythonValue } from "../jinja/pythonValue.ts";
import { enumValue } from "./afterFixup.ts";
import { ChildContext } from "./childContext.ts";
import { shown } from "./shownValue.ts";
import { constructEntity, type Construction, type GivenValue } from "./constructEntity.ts";
import type { EntityInstance } from "./entityInstance.ts";
import { isUnknown, unknown, type FieldValue, type Unknown } from "./fieldValue.ts";
import type { RenderContext } from "./renderer.ts";
import { definitionSite, type Site, valueSite } from "./site.ts";
import { pythonOf } from "./yamlValue.ts";

export interface Resolution extends Omit<Construction, "model" | "given" | "maker"> {
  readonly models: ReadonlyMap<string, EntityModel>;
  readonly target: AliasTarget;
  /** That the spans of the ioc.yaml's entity count in. */
  readonly pieceText: string;
}

export interface Resolved {
  /** In the order ibek writes them, without the entity itself and without repeats. */
  readonly children: readonly EntityInstance[];
  /** What entities further down see of it, the lowest first. */
  readonly layers: readonly ContextLayer[];
  /** Of each repeat inside of a repeat, from the outside in: whether it made anything. */
  readonly made: readonly boolean[];
  /** Why not all children are known. */
  readonly lost: Unknown | undefined;
}

export type ContextLayer = EntityInstance | ReadonlyMap<string, FieldValue>;

// ibek's own limit, Python's on recursion, is at about three hundred.
const MAX_DEPTH = 60;
/** So that what one edit of a repeat makes is there in a third of a second. */
const STEPS_OF_A_CHILD = 120;

/** @param instance the entity as it is after the fix-up of enums @param written as it stands in the ioc.yaml */
export function resolveEntity(
  resolution: Resolution,
  instance: EntityInstance,
  written: Entity,
  context: RenderContext,
): Resolved {
  return new Resolver(resolution).top(instance, written, context);
}

/** What is to be made, where it is written. */
interface Pattern {
  readonly fields: ReadonlyMap<string, Field>;
  readonly repeated: Entity | undefined;
  readonly site: (field: Field) => Site;
  /** Undefined in the ioc.yaml. */
  readonly maker: Site | undefined;
  /** How many repeats of the ioc.yaml are around it; 0 in a definition. */
  readonly level: number;
}

class Resolver {
  readonly #resolution: Resolution;
  readonly #children: EntityInstance[] = [];
  readonly #made: boolean[] = [];
  #lost: Unknown | undefined;
  #ended = false;

  constructor(resolution: Resolution) {
    this.#resolution = resolution;
  }

  top(instance: EntityInstance, written: Entity, context: RenderContext): Resolved {
    const layers =
      instance.model.type === REPEAT ? this.#topRepeat(instance, written, context) : this.#topEntity(instance, context);
    return { children: this.#children, layers, made: this.#made, lost: this.#lost };
  }

  #topEntity(instance: EntityInstance, context: RenderContext): readonly ContextLayer[] {
    this.#makeSubEntities(instance, new ChildContext(context, instance), 0);
    return [instance];
  }

  #topRepeat(instance: EntityInstance, written: Entity, context: RenderContext): readonly ContextLayer[] {
    const pattern = this.#writtenPattern(written, 0);
    // ibek makes it anew from its values, which renders them.
    const values = new Map(
      [...instance.fields].map(([name, value]): [string, GivenValue] => {
        const field = written.fields.get(name);
        return [name, { value, site: field ? pattern.site(field) : this.#headSite, checked: true }];
      }),
    );
    const repeat = this.#construct(instance.model, this.#rendered(values, context), undefined);
    const last = this.#repeat(repeat, pattern, new ChildContext(context, repeat), 0);
    return last ? [repeat, last] : [repeat];
  }

  /** The entity and what it makes itself. */
  #make(pattern: Pattern, context: RenderContext, depth: number): void {
    const { renderer, target, models } = this.#resolution;
    if (this.#ended) return;
    if (depth > MAX_DEPTH || !renderer.useSteps(STEPS_OF_A_CHILD)) {
      this.#end(depth > MAX_DEPTH, pattern);
      return;
    }
    const given = new Map<string, GivenValue>();
    for (const field of pattern.fields.values()) {
      const isWritten = pattern.maker === undefined;
      given.set(field.name, {
        value: pythonOf(field.value, target),
        site: pattern.site(field),
        checked: isWritten && !(field.value?.kind === "scalar" && hasJinja(field.value.text)),
      });
    }
    // A sub-entity is read as a model of its own, which puts this one up front.
    if (pattern.maker && !given.has("entity_enabled"))
      given.set("entity_enabled", { value: true, site: pattern.maker, checked: true });
    const rendered = this.#rendered(given, context);
    const type = rendered.get("type");
    const model = typeof type?.value === "string" ? models.get(type.value) : undefined;
    if (model === undefined) {
      this.#noModel(type, pattern);
      return;
    }
    const instance = this.#construct(model, rendered, pattern.maker);
    const inside = new ChildContext(context, instance);
    if (model.type === REPEAT) {
      this.#repeat(instance, pattern, inside, depth);
      return;
    }
    this.#children.push(instance);
    this.#warnOfLabels(instance, rendered, pattern);
    this.#makeSubEntities(instance, inside, depth);
  }

  #end(isCycle: boolean, { maker }: Pattern): void {
    this.#ended = true;
    const site = maker ?? this.#headSite;
    if (isCycle) {
      this.#resolution.log.add("madeEntity", site, "Entities make entities without end.");
      return;
    }
    this.#lost ??= unknown("more entities than any real file needs");
    this.#resolution.log.add("endless", site, "More entities are made here than any real file needs.");
  }

  #warnOfLabels({ model, fields }: EntityInstance, given: ReadonlyMap<string, GivenValue>, { maker }: Pattern): void {
    for (const { name, type } of model.parameters.values()) {
      const value = type.kind === "enum" ? fields.get(name) : undefined;
      if (type.kind !== "enum" || value === undefined || isUnknown(value)) continue;
      const mapped = enumValue(type.labels, value);
      if (mapped === value || isUnknown(mapped)) continue;
      const message = `ibek writes ${shown(value)} here, not ${shown(mapped)}: it maps the choices of no entity that is made by another.`;
      this.#resolution.log.add("unmappedEnum", given.get(name)?.site ?? maker ?? this.#headSite, message);
    }
  }

  #noModel(type: GivenValue | undefined, { maker }: Pattern): void {
    if (type !== undefined && isUnknown(type.value)) this.#lost ??= type.value;
    else if (type?.checked === true || (type === undefined && maker === undefined)) {
      // The rules on what is written know whether this is a mistake or a definition that is missing here.
      this.#lost ??= unknown("the definitions of an entity's type");
    } else {
      const name = typeof type?.value === "string" ? `\`${type.value}\`` : "a type";
      this.#resolution.log.add(
        "madeEntity",
        type?.site ?? maker ?? this.#headSite,
        `No support module of this IOC defines ${name}.`,
      );
    }
  }

  #makeSubEntities(instance: EntityInstance, context: RenderContext, depth: number): void {
    for (const subEntity of instance.model.subEntities) {
      this.#make(this.#definedPattern(subEntity, instance.model), context, depth + 1);
    }
  }

  /** The last value, which ibek leaves behind for others to see. */
  #repeat(
    repeat: EntityInstance,
    pattern: Pattern,
    context: RenderContext,
    depth: number,
  ): ReadonlyMap<string, FieldValue> | undefined {
    const values = repeat.fields.get("values") ?? null;
    const variable = repeat.fields.get("variable") ?? null;
    if (isUnknown(values) || isUnknown(variable) || pattern.repeated === undefined || typeof variable !== "string") {
      this.#lost ??= [values, variable].find(isUnknown) ?? unknown("what a repeat repeats");
      return undefined;
    }
    const inner: Pattern = {
      ...pattern,
      fields: pattern.repeated.fields,
      repeated: pattern.repeated.repeated,
      level: pattern.level + 1,
    };
    let last: ReadonlyMap<string, FieldValue> | undefined;
    for (const [index, value] of itemsOf(values).entries()) {
      if (this.#ended) break;
      if (pattern.maker === undefined) this.#made[pattern.level] = true;
      last = new Map<string, FieldValue>([
        [variable, value],
        [`${variable}_num`, BigInt(index)],
      ]);
      this.#make(inner, new ChildContext(context, last), depth + 1);
    }
    return last;
  }

  #rendered(given: ReadonlyMap<string, GivenValue>, context: RenderContext): ReadonlyMap<string, GivenValue> {
    return new Map(
      [...given].map(([name, each]): [string, GivenValue] => [name, { ...each, value: this.#render(each, context) }]),
    );
  }

  /** Texts and the texts of lists; mappings stay as they are. */
  #render({ value, site }: Pick<GivenValue, "value" | "site">, context: RenderContext): FieldValue {
    const { renderer, log } = this.#resolution;
    if (typeof value === "string")
      return renderer.render(new TemplateText(value, undefined), context, "implied", site, log);
    if (typeof value !== "object" || value?.kind !== "list") return value;
    const items: PythonValue[] = [];
    for (const item of value.items) {
      const rendered = this.#render({ value: item, site }, context);
      if (isUnknown(rendered)) return rendered;
      items.push(rendered);
    }
    return { kind: "list", items };
  }

  #construct(model: EntityModel, given: ReadonlyMap<string, GivenValue>, maker: Site | undefined): EntityInstance {
    return constructEntity({ ...this.#resolution, model, given, maker });
  }

  #writtenPattern(entity: Entity, level: number): Pattern {
    const { pieceText } = this.#resolution;
    const site = (field: Field): Site => valueSite(field, pieceText);
    return { fields: entity.fields, repeated: entity.repeated, site, maker: undefined, level };
  }

  #definedPattern({ node, place }: SubEntity, model: EntityModel): Pattern {
    const entity = readEntity(node, () => undefined);
    const maker = definitionSite(this.#head, place, model.type);
    return { fields: entity.fields, repeated: entity.repeated, site: () => maker, maker, level: 0 };
  }

  get #head(): Span {
    return this.#resolution.head;
  }

  get #headSite(): Site {
    return { span: this.#head, definition: undefined, owner: undefined };
  }
}

const REPEAT = "ibek.repeat";

/** What Python iterates over: of a text, its characters. */
function itemsOf(values: PythonValue): readonly PythonValue[] {
  if (typeof values === "string") return Array.from(values);
  return typeof values === "object" && values?.kind === "list" ? values.items : [];
}
