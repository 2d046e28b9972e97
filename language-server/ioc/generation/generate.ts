// `ibek runtime generate2` without running it (`do_generate` of ibek 4.8.2 and 4.6.2): as with `--no-pvi`, but for the rows
// of PVI's databases where the device's YAML is at hand.
import { TemplateText } from "../../catalogue/entityModels/templateText.ts";
import type { AliasTarget } from "../../syntax/yaml/mapFields.ts";
import type { MayBe } from "../entityIds.ts";
import { ChildContext } from "./childContext.ts";
import { databaseTables, type DatabaseTables, type OwnedRow } from "./databaseTables.ts";
import type { EntityInstance } from "./entityInstance.ts";
import { EntityWork, type ScriptPass, type SharedWork } from "./entityWork.ts";
import { EvaluationState } from "./evaluationState.ts";
import { unknown, type FieldValue, type Unknown } from "./fieldValue.ts";
import type { GenerationEntity, GenerationFile, GenerationInput } from "./generationInput.ts";
import { GeneratedIoc } from "./generatedIoc.ts";
import { ibekRules, type IbekRules } from "./ibekRules.ts";
import { ProblemLog, type Found } from "./problemLog.ts";
import type { DatabaseRow } from "./renderDatabases.ts";
import { Renderer } from "./renderer.ts";
import { valueSite } from "./site.ts";
import type { ScriptPart } from "./startupScriptFile.ts";

/** `previous`: of the version before; what the edit leaves as it was is taken over. */
export function generate(input: GenerationInput, previous: GeneratedIoc | undefined): GeneratedIoc {
  return new Generation(input).run(previous);
}

class Generation {
  readonly #input: GenerationInput;
  readonly #rules: IbekRules;
  readonly #state = new EvaluationState();
  readonly #renderer: Renderer;
  readonly #possible: MayBe[];
  readonly #names: FieldValue[] = [];
  readonly #nameProblems: Found[] = [];
  readonly #besideNameProblems: Found[] = [];
  #lost: Unknown | undefined;

  constructor(input: GenerationInput) {
    this.#input = input;
    this.#possible = [...input.earlier];
    this.#rules = ibekRules(input.ibekVersion);
    this.#renderer = new Renderer({
      state: this.#state,
      environment: input.environment,
      fileName: input.fileName,
      iocName: "",
      env: this.#rules.validates ? input.environment.object() : undefined,
    });
  }

  run(previous: GeneratedIoc | undefined): GeneratedIoc {
    const { files, own } = this.#input;
    for (const [index, file] of files.entries()) {
      if (file.unread !== undefined) this.#lost ??= unknown(file.unread);
      this.#name(file, index === own);
    }
    const reusable = previous?.isReusable(this.#input, this.#names) ? previous : undefined;
    const all: (EntityWork | undefined)[][] = [];
    let foreignIds: ReadonlySet<string> = new Set();
    for (const [index, file] of files.entries()) {
      this.#renderer.settings.iocName = this.#names[index] ?? "";
      const shared = this.#shared(foreignIds);
      const works = file.entities.map((entity) => this.#construct(entity, shared, file.target, reusable));
      all.push(works);
      const later = new Map<EntityInstance, EntityInstance>();
      for (const work of works) work?.fixUp(later);
      foreignIds = new Set(this.#state.ids());
    }
    const works = all.flat();
    this.#resolve(works);
    const owned = all.flatMap((list, file) =>
      list.map((work, index) => (file === own ? { work, entity: index } : { work, entity: undefined, beside: index })),
    );
    const scripts = this.#scripts(owned);
    const tables = this.#tables(owned);
    for (const work of works) work?.finish();
    return new GeneratedIoc({
      input: this.#input,
      names: this.#names,
      nameProblems: this.#nameProblems,
      besideNameProblems: this.#besideNameProblems,
      works: all[own] ?? [],
      others: all.filter((_, file) => file !== own).flat(),
      scripts,
      tables,
      lost: this.#lost,
      isVolatile: this.#state.volatile,
    });
  }

  #name({ iocName, text }: GenerationFile, isOwn: boolean): void {
    const field = iocName?.field;
    const value = field?.value;
    const log = new ProblemLog();
    if (iocName === undefined || field === undefined || value?.kind !== "scalar" || value.type !== "string") {
      this.#names.push(unknown("the name of the IOC"));
      return;
    }
    this.#renderer.beginEntity();
    const site = valueSite(field, text.slice(iocName.start));
    const none = { get: () => undefined, names: () => [] };
    const name = this.#renderer.render(new TemplateText(value.text, undefined), none, "text", site, log);
    this.#names.push(name);
    this.#renderer.settings.iocName = name;
    const problems = log.found.filter(({ kind }) => kind !== "notChecked");
    const into = isOwn ? this.#nameProblems : this.#besideNameProblems;
    into.push(...problems.map((found) => ({ ...found, span: shiftedBy(found.span, iocName.start) })));
  }

  /** Holds on to nothing of the version before: it outlives this run. */
  #shared(foreignIds: ReadonlySet<string>): SharedWork {
    const possible = this.#possible;
    return {
      renderer: this.#renderer,
      rules: this.#rules,
      models: this.#input.models,
      mayExist: (id) => possible.some((mayBe) => mayBe(id)),
      foreignIds,
    };
  }

  #construct(
    entity: GenerationEntity,
    shared: SharedWork,
    target: AliasTarget,
    previous: GeneratedIoc | undefined,
  ): EntityWork | undefined {
    this.#possible.push(...entity.possible);
    if (entity.model === undefined || entity.placed.broken) {
      this.#lost ??= unknown(`the definition of \`${entity.placed.entity.type ?? "an entity without a type"}\``);
      return undefined;
    }
    const before = previous?.workOf(entity.placed.entity);
    const work = new EntityWork(entity, entity.model, target, shared, before);
    work.construct();
    return work;
  }

  #resolve(works: readonly (EntityWork | undefined)[]): void {
    let context: ChildContext = new ChildContext(undefined, new Map());
    for (const work of works) {
      const resolved = work?.resolve(context);
      for (const layer of resolved?.layers ?? []) context = new ChildContext(context, layer);
      this.#lost ??= work?.done.lost;
    }
  }

  #scripts(owned: readonly Owned[]): readonly ScriptPart[] {
    const pass = (which: ScriptPass): readonly string[] =>
      owned.map(({ work }) => {
        const script = work?.script(which) ?? "";
        if (typeof script === "string") return script;
        this.#lost ??= script;
        return "";
      });
    const [environment, preInit, postInit] = [pass("environment"), pass("preInit"), pass("postInit")];
    return owned.map(({ entity }, index) => ({
      entity,
      environment: environment[index] ?? "",
      preInit: preInit[index] ?? "",
      postInit: postInit[index] ?? "",
    }));
  }

  #tables(owned: readonly Owned[]): DatabaseTables {
    const rowsOf = (make: (work: EntityWork) => readonly DatabaseRow[] | Unknown): readonly OwnedRow[] =>
      owned.flatMap(({ work, entity, beside }): readonly OwnedRow[] => {
        const own = work === undefined ? [] : make(work);
        if (!("kind" in own)) return own.map((row) => ({ row, entity, beside }));
        this.#lost ??= own;
        return [];
      });
    const { devices } = this.#input;
    const rows = rowsOf((work) => work.rows());
    const screens = devices.size === 0 ? [] : rowsOf((work) => work.screenRows(devices));
    return databaseTables([...rows, ...screens], this.#rules.matchesColumns);
  }
}

/** With its index in the file, or in the one beside it. */
interface Owned {
  readonly work: EntityWork | undefined;
  readonly entity: number | undefined;
  readonly beside?: number;
}

function shiftedBy(span: Found["span"], by: number): Found["span"] {
  return { start: span.start + by, end: span.end + by };
}
