// What becomes of one entity of a file. Each step is taken over from the version before where it would come out the same.
import type { EntityModel } from "../../catalogue/entityModels/entityModel.ts";
import type { AliasTarget } from "../../syntax/yaml/mapFields.ts";
import { headOf, type Entity } from "../entity.ts";
import { afterFixup } from "./afterFixup.ts";
import { constructEntity, type GivenValue } from "./constructEntity.ts";
import { isEnabled, type EntityInstance } from "./entityInstance.ts";
import { isUnknown, type Unknown } from "./fieldValue.ts";
import type { GenerationEntity } from "./generationInput.ts";
import type { IbekRules } from "./ibekRules.ts";
import { childIds, topIds } from "./idRegisters.ts";
import { NotingContext } from "./notingContext.ts";
import type { Found } from "./problemLog.ts";
import { renderDatabases, renderScreenRow, type DatabaseRow } from "./renderDatabases.ts";
import type { RenderContext, Renderer } from "./renderer.ts";
import { renderEnvironment, renderScript, type Rendering } from "./renderScript.ts";
import { resolveEntity, type Resolved } from "./resolveEntity.ts";
import { valueSite } from "./site.ts";
import { runStep, type Step, type StepNotes } from "./step.ts";
import { pythonOf } from "./yamlValue.ts";

/** What all entities of an IOC share. */
export interface SharedWork {
  readonly renderer: Renderer;
  readonly rules: IbekRules;
  readonly models: ReadonlyMap<string, EntityModel>;
  readonly mayExist: (id: string) => boolean;
  readonly foreignIds: ReadonlySet<string>;
}

interface Constructed {
  readonly instance: EntityInstance;
  readonly ids: ReadonlyMap<string, string>;
}

/** What ibek goes through all entities for, one after the other. */
export type ScriptPass = "environment" | "preInit" | "postInit";

const NONE: readonly Found[] = [];

/** What has been done so far. */
interface DoneSteps {
  constructed: Step<Constructed> | undefined;
  /** After the fix-up of enums. */
  instance: EntityInstance | undefined;
  resolved: Step<Resolved> | undefined;
  environment: Step<string | Unknown> | undefined;
  preInit: Step<string | Unknown> | undefined;
  postInit: Step<string | Unknown> | undefined;
  rows: Step<readonly DatabaseRow[] | Unknown> | undefined;
  screenRows: Step<readonly DatabaseRow[] | Unknown> | undefined;
  /** Why what ibek writes is not known. */
  lost: Unknown | undefined;
}

export class EntityWork {
  readonly entity: Entity;
  readonly #model: EntityModel;
  readonly #target: AliasTarget;
  readonly #pieceText: string;
  readonly #shared: SharedWork;
  #before: EntityWork | undefined;
  readonly done: DoneSteps = {
    constructed: undefined,
    instance: undefined,
    resolved: undefined,
    environment: undefined,
    preInit: undefined,
    postInit: undefined,
    rows: undefined,
    screenRows: undefined,
    lost: undefined,
  };

  /** `before`: of the same text and definition, in the version before. */
  constructor(
    { placed }: GenerationEntity,
    model: EntityModel,
    target: AliasTarget,
    shared: SharedWork,
    before: EntityWork | undefined,
  ) {
    this.entity = placed.entity;
    this.#pieceText = placed.piece.text;
    this.#model = model;
    this.#target = target;
    this.#shared = shared;
    this.#before = before !== undefined && before.#model === model ? before : undefined;
  }

  construct(): void {
    this.done.constructed = this.#step(this.#before?.done.constructed, (notes) => {
      const ids = new Map<string, string>();
      const register = topIds({ ...this.#shared, state: this.#state }, notes, ids);
      const given = new Map(
        [...this.entity.fields.values()].map((field): [string, GivenValue] => [
          field.name,
          { value: pythonOf(field.value, this.#target), site: valueSite(field, this.#pieceText), checked: true },
        ]),
      );
      const construction = { ...this.#common(notes), model: this.#model, given, maker: undefined, ids: register };
      return { instance: constructEntity(construction), ids };
    });
  }

  /** `later`: what has become of the entities above; this one is added where it changes. */
  fixUp(later: Map<EntityInstance, EntityInstance>): void {
    const constructed = this.done.constructed?.value;
    if (constructed === undefined) return;
    const { instance } = constructed;
    const isSame = this.#before !== undefined && this.#before.done.constructed?.value === constructed;
    const fixed = (isSame ? this.#before?.done.instance : undefined) ?? afterFixup(instance, later);
    this.done.instance = fixed;
    if (fixed === instance) return;
    later.set(instance, fixed);
    for (const id of constructed.ids.values())
      if (this.#state.entityWithId(id) === instance) this.#state.setId(id, fixed);
  }

  /** `context`: what entities above have left for those that are made here. */
  resolve(context: RenderContext): Resolved | undefined {
    const instance = this.done.instance;
    if (instance === undefined) return undefined;
    const before = this.#before?.done.instance === instance ? this.#before.done.resolved : undefined;
    const isSame = before && [...before.reads].every(([name, value]) => Object.is(context.get(name), value));
    this.done.resolved = this.#step(isSame ? before : undefined, (notes) => {
      const noting = new NotingContext(context);
      const ids = childIds({ ...this.#shared, state: this.#state }, notes);
      const resolution = {
        ...this.#common(notes),
        ids,
        models: this.#shared.models,
        target: this.#target,
        pieceText: this.#pieceText,
      };
      notes.reads = noting.reads;
      return resolveEntity(resolution, instance, this.entity, noting);
    });
    this.done.lost = this.done.resolved === before ? this.#before?.done.lost : this.#findLost(this.done.resolved.value);
    return this.done.resolved.value;
  }

  script(pass: ScriptPass): string | Unknown {
    const step = this.#step(this.#sameInstances()?.done[pass], (notes) => {
      let script = "";
      for (const instance of this.written) {
        const text = renderPass(pass, instance, this.#rendering(notes));
        if (typeof text !== "string") return text;
        script += text;
      }
      return script;
    });
    this.done[pass] = step;
    return step.value;
  }

  rows(): readonly DatabaseRow[] | Unknown {
    const step = this.#step(this.#sameInstances()?.done.rows, (notes) => {
      const rows: DatabaseRow[] = [];
      for (const instance of this.written) {
        const own = renderDatabases(instance, this.#rendering(notes));
        if ("kind" in own) return own;
        rows.push(...own);
      }
      return rows;
    });
    this.done.rows = step;
    return step.value;
  }

  /** Of PVI's databases, which ibek adds behind all others. */
  screenRows(devices: ReadonlySet<string>): readonly DatabaseRow[] | Unknown {
    const step = this.#step(this.#sameInstances()?.done.screenRows, (notes) => {
      const rows: DatabaseRow[] = [];
      for (const instance of this.all) {
        const row = renderScreenRow(instance, this.#rendering(notes), devices);
        if (row !== undefined && "kind" in row) return row;
        if (row !== undefined) rows.push(row);
      }
      return rows;
    });
    this.done.screenRows = step;
    return step.value;
  }

  /** The work is done: the version before is needed no more. */
  finish(): void {
    this.#before = undefined;
  }

  get instance(): EntityInstance | undefined {
    return this.done.instance;
  }

  get children(): readonly EntityInstance[] {
    return this.done.resolved?.value.children ?? [];
  }

  /** Parameter → the id it gives the entity or refers to, as rendered. */
  get ids(): ReadonlyMap<string, string> {
    return this.done.constructed?.value.ids ?? new Map<string, string>();
  }

  /** It gives itself. */
  get ownIds(): readonly string[] {
    return this.done.instance ? idsOf(this.done.instance) : [];
  }

  /** Of what it makes. */
  get madeIds(): readonly string[] {
    return this.children.length === 0 ? [] : this.children.flatMap(idsOf);
  }

  /** Of each repeat in a repeat, from the outside in: whether it makes anything. */
  get made(): readonly boolean[] {
    return this.done.resolved?.value.made ?? [];
  }

  /** Itself and what it makes. */
  get all(): readonly EntityInstance[] {
    return this.done.instance ? [this.done.instance, ...this.children] : this.children;
  }

  /** What ibek writes something for. */
  get written(): readonly EntityInstance[] {
    return this.all.filter((instance) => instance.model.place !== undefined && isEnabled(instance) === true);
  }

  get found(): readonly Found[] {
    const { constructed, resolved, environment, preInit, postInit, rows, screenRows } = this.done;
    let all = NONE;
    for (const step of [constructed, resolved, environment, preInit, postInit, rows, screenRows])
      if (step && step.found.length > 0) all = [...all, ...step.found];
    return all;
  }

  /** Of any value: what is not used may still be what ibek fails at. */
  #findLost({ lost }: Resolved): Unknown | undefined {
    if (lost) return lost;
    for (const { fields } of this.all) for (const value of fields.values()) if (isUnknown(value)) return value;
    return undefined;
  }

  get #state(): Renderer["settings"]["state"] {
    return this.#shared.renderer.settings.state;
  }

  #sameInstances(): EntityWork | undefined {
    const before = this.#before;
    if (before === undefined || before.done.instance !== this.done.instance) return undefined;
    return before.done.resolved?.value === this.done.resolved?.value ? before : undefined;
  }

  #step<T>(before: Step<T> | undefined, work: (notes: StepNotes) => T): Step<T> {
    if (before && !before.isOpen && this.#state.replay(before.effects)) return before;
    this.#shared.renderer.beginEntity();
    return runStep(this.#state, work);
  }

  #common(notes: StepNotes): Rendering & { readonly validates: boolean } {
    return { ...this.#rendering(notes), validates: this.#shared.rules.validates };
  }

  #rendering({ log }: StepNotes): Rendering {
    return { renderer: this.#shared.renderer, log, head: headOf(this.entity) };
  }
}

function renderPass(pass: ScriptPass, instance: EntityInstance, rendering: Rendering): string | Unknown {
  switch (pass) {
    case "environment":
      return renderEnvironment(instance, rendering);
    case "preInit":
      return renderScript(instance.model.preInit, instance, rendering);
    case "postInit":
      return renderScript(instance.model.postInit, instance, rendering);
  }
}

function idsOf({ model, fields }: EntityInstance): readonly string[] {
  return [...model.parameters.values()].flatMap(({ name, type }) => {
    const id = type.kind === "id" ? fields.get(name) : undefined;
    return typeof id === "string" ? [id] : [];
  });
}
