// The result of one run: its files are put together when somebody looks at them.
import type { Entity } from "../entity.ts";
import type { PythonValue } from "../jinja/pythonValue.ts";
import type { DatabaseTables } from "./databaseTables.ts";
import type { EntityInstance } from "./entityInstance.ts";
import type { EntityWork } from "./entityWork.ts";
import { isUnknown, type FieldValue, type Unknown } from "./fieldValue.ts";
import type { EvaluatedEntity, Generated, GenerationOutcome, GenerationProblem } from "./generated.ts";
import type { GenerationInput } from "./generationInput.ts";
import type { Found } from "./problemLog.ts";
import { startupScriptFile, type ScriptPart } from "./startupScriptFile.ts";
import { substitutionsFile } from "./substitutionsFile.ts";
import { waitListFile, type Wait } from "./waitListFile.ts";

export interface GenerationParts {
  readonly input: GenerationInput;
  /** `ioc_name` of each file. */
  readonly names: readonly FieldValue[];
  readonly nameProblems: readonly Found[];
  /** Of the instance's other file. */
  readonly besideNameProblems: readonly Found[];
  /** Of the entities of the file, in their order; undefined for what is not understood. */
  readonly works: readonly (EntityWork | undefined)[];
  /** Of the instance's other file. */
  readonly others: readonly (EntityWork | undefined)[];
  readonly scripts: readonly ScriptPart[];
  readonly tables: DatabaseTables;
  /** Why the files are not known. */
  readonly lost: Unknown | undefined;
  /** A template changed a value in place: nothing of this run can be taken over. */
  readonly isVolatile: boolean;
}

const NOTHING: EvaluatedEntity = { values: new Map(), children: [] };

export class GeneratedIoc implements Generated {
  readonly #parts: GenerationParts;
  readonly problems: readonly GenerationProblem[];
  #works: ReadonlyMap<Entity, EntityWork> | undefined;
  #entities: readonly EvaluatedEntity[] | undefined;
  #outcome: GenerationOutcome | undefined;
  #madeIds: ReadonlyMap<string, number> | undefined;
  #foreignIds: ReadonlySet<string> | undefined;

  constructor(parts: GenerationParts) {
    this.#parts = parts;
    this.problems = problemsOf(parts);
  }

  get iocName(): string | undefined {
    const name = this.#parts.names[this.#parts.input.own];
    return typeof name === "string" ? name : undefined;
  }

  get entities(): readonly EvaluatedEntity[] {
    return (this.#entities ??= this.#parts.works.map((work) => (work ? evaluatedEntity(work) : NOTHING)));
  }

  get outcome(): GenerationOutcome {
    return (this.#outcome ??= outcomeOf(this.#parts));
  }

  /** Id → index of the entity whose repeat or sub-entities make it. */
  get madeIds(): ReadonlyMap<string, number> {
    return (this.#madeIds ??= new Map(
      this.#parts.works.flatMap((work, index) => (work?.madeIds ?? []).map((id) => [id, index] as const)),
    ));
  }

  /** Whether an entity of the instance's other file has it. */
  readonly hasForeignId = (id: string): boolean => {
    const { others } = this.#parts;
    this.#foreignIds ??= new Set(others.flatMap((work) => work?.ownIds ?? []));
    return this.#foreignIds.has(id);
  };

  /** The same of the instance's other file. */
  get beside(): GeneratedIoc {
    const { input, works, others, nameProblems, besideNameProblems, tables } = this.#parts;
    return new GeneratedIoc({
      ...this.#parts,
      input: { ...input, own: 1 - input.own },
      works: others,
      others: works,
      nameProblems: besideNameProblems,
      besideNameProblems: nameProblems,
      tables: { ...tables, problems: tables.besideProblems, besideProblems: tables.problems },
    });
  }

  /** Undefined for an entity that is not understood. */
  work(index: number): EntityWork | undefined {
    return this.#parts.works[index];
  }

  workOf(entity: Entity): EntityWork | undefined {
    const { works, others } = this.#parts;
    this.#works ??= new Map([...works, ...others].flatMap((work) => (work ? [[work.entity, work]] : [])));
    return this.#works.get(entity);
  }

  isReusable(input: GenerationInput, names: readonly FieldValue[]): boolean {
    const before = this.#parts;
    return (
      !before.isVolatile &&
      before.input.models === input.models &&
      before.input.ibekVersion === input.ibekVersion &&
      before.input.environment === input.environment &&
      before.input.fileName === input.fileName &&
      before.names.length === names.length &&
      names.every((name, index) => isSameName(name, before.names[index]))
    );
  }
}

function isSameName(name: FieldValue, before: FieldValue | undefined): boolean {
  if (before === undefined || !isUnknown(name)) return name === before;
  return isUnknown(before) && name.why === before.why;
}

function problemsOf({ works, nameProblems, tables }: GenerationParts): readonly GenerationProblem[] {
  const all = [...nameProblems.map((found) => ({ ...found, entity: -1 })), ...foundBy(works), ...tables.problems];
  const seen = new Set<string>();
  return all.filter(({ kind, definition, message }) => {
    // What a definition does wrong it does in every entity: the first one tells.
    if (definition === undefined || kind === "validation" || kind === "counterLimit") return true;
    const { path, range } = definition;
    const key = `${kind} ${path}:${range.start.line}:${range.start.character} ${message}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function foundBy(works: GenerationParts["works"]): readonly GenerationProblem[] {
  const all: GenerationProblem[] = [];
  for (const [entity, work] of works.entries()) {
    for (const found of work?.found ?? []) all.push({ ...found, entity });
  }
  return all;
}

function evaluatedEntity(work: EntityWork): EvaluatedEntity {
  return {
    values: work.instance ? knownValues(work.instance) : NOTHING.values,
    children: work.children.map((child) => ({ type: child.model.type, values: knownValues(child) })),
  };
}

function knownValues({ fields }: EntityInstance): ReadonlyMap<string, PythonValue> {
  return new Map([...fields].flatMap(([name, value]) => (isUnknown(value) ? [] : [[name, value]])));
}

function outcomeOf(parts: GenerationParts): GenerationOutcome {
  const { input, scripts, tables, lost } = parts;
  if (input.isRefused()) return { kind: "refused" };
  const ioc = input.environment.value("IOC");
  const runtimeDir = input.environment.value("RUNTIME_DIR");
  if (lost) return { kind: "unknown", why: lost.why ?? "a value that is not understood here" };
  if (ioc === undefined || runtimeDir === undefined) return { kind: "unknown", why: "the folders of the IOC" };
  const files = [startupScriptFile(scripts, { ioc, runtimeDir }), substitutionsFile(tables.tables)];
  const waits = waitsOf(parts);
  if (waits.length === 0) return { kind: "files", files };
  const list = waitListFile(waits);
  return list
    ? { kind: "files", files: [...files, list] }
    : { kind: "unknown", why: "how ibek lays out wait_list.yaml" };
}

/** Also of disabled entities: ibek does not look. */
function waitsOf({ works, others, input }: GenerationParts): readonly Wait[] {
  const own = works.map((work, entity) => ({ work, entity }));
  const foreign = others.map((work) => ({ work, entity: undefined }));
  return (input.own === 0 ? [...own, ...foreign] : [...foreign, ...own]).flatMap(({ work, entity }) =>
    (work?.all ?? []).flatMap(({ model, fields }): readonly Wait[] => {
      const [device, address, timeout] = ["device", "address", "timeout"].map((name) => fields.get(name));
      if (model.type !== "ibek.wait_ip") return [];
      if (typeof device !== "string" || typeof address !== "string" || typeof timeout !== "bigint") return [];
      return [{ device, address, timeout, entity }];
    }),
  );
}
