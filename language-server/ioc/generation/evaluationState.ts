// What ibek keeps while it works through the entities: variables of `_global`, ids, which `when: first` texts are done.
import type { PythonValue } from "../jinja/pythonValue.ts";
import type { EntityInstance } from "./entityInstance.ts";
import type { Unknown } from "./fieldValue.ts";

/** An entity that has an id; not known where the entity that has it is of an unknown type, or half written. */
export type IdTarget = EntityInstance | Unknown;

type Access = readonly [key: string, value: unknown];

/** What a step of the work took from the state and left there: with the same before it, the same comes out. */
export interface Effects {
  readonly variableNames: readonly string[];
  readonly reads: readonly Access[];
  readonly writes: readonly Access[];
}

interface TemplateStart {
  readonly names: readonly string[];
  readonly values: Map<string, unknown>;
  /** How many the step had made. */
  readonly writes: number;
}

const NONE: readonly Access[] = [];

export class EvaluationState {
  /** Replaced when there is a new one. */
  #variableNames: readonly string[] = [];
  readonly #values = new Map<string, unknown>();
  #reads: Access[] | undefined;
  #writes: Access[] | undefined;
  /** As they were when the template at hand began; `values` of those that it has set since. */
  #template: TemplateStart = { names: [], values: new Map(), writes: 0 };
  /** Something changed a value in place, or looked at all of them: no step can be taken over any more. */
  volatile = false;

  get variableNames(): readonly string[] {
    return this.#variableNames;
  }

  variable(name: string): PythonValue | undefined {
    // That there is none is among the names.
    return this.#variableNames.includes(name) ? (this.#read(`v:${name}`) as PythonValue) : undefined;
  }

  /** ibek hands the variables of this moment to the template as names; what it sets itself only `_global.get` finds. */
  beginTemplate(): void {
    this.#template = { names: this.#variableNames, values: new Map(), writes: this.#writes?.length ?? 0 };
  }

  /** What a bare name in the template at hand means. */
  nameInTemplate(name: string): PythonValue | undefined {
    const { names, values, writes } = this.#template;
    if (!names.includes(name)) return undefined;
    const key = `v:${name}`;
    if (!values.has(key)) return this.#read(key) as PythonValue;
    const value = values.get(key);
    if (!this.#writes?.slice(0, writes).some(([written]) => written === key)) (this.#reads ??= []).push([key, value]);
    return value as PythonValue;
  }

  setVariable(name: string, value: PythonValue): void {
    const key = `v:${name}`;
    const { values } = this.#template;
    if (!values.has(key)) values.set(key, this.#values.get(key));
    this.#write(key, value);
  }

  entityWithId(id: string): IdTarget | undefined {
    return this.#read(`i:${id}`) as IdTarget | undefined;
  }

  setId(id: string, target: IdTarget): void {
    this.#write(`i:${id}`, target);
  }

  /** Whether it is the first time. */
  first(flag: string): boolean {
    if (this.#read(`o:${flag}`) === true) return false;
    this.#write(`o:${flag}`, true);
    return true;
  }

  /** All ids, in the order they were given. */
  ids(): readonly string[] {
    return [...this.#values.keys()].filter((key) => key.startsWith("i:")).map((key) => key.slice(2));
  }

  record<T>(work: () => T): { readonly value: T; readonly effects: Effects } {
    const variableNames = this.#variableNames;
    this.#reads = undefined;
    this.#writes = undefined;
    const value = work();
    return { value, effects: { variableNames, ...this.#recorded() } };
  }

  /** Does again what a step did; false, and nothing is done, where it may do something else now. */
  replay({ variableNames, reads, writes }: Effects): boolean {
    if (this.volatile || !sameNames(variableNames, this.#variableNames)) return false;
    if (!reads.every(([key, value]) => Object.is(this.#values.get(key), value))) return false;
    for (const [key, value] of writes) this.#put(key, value);
    return true;
  }

  #recorded(): Pick<Effects, "reads" | "writes"> {
    return { reads: this.#reads ?? NONE, writes: this.#writes ?? NONE };
  }

  #read(key: string): unknown {
    const value = this.#values.get(key);
    if (!this.#writes?.some(([written]) => written === key)) (this.#reads ??= []).push([key, value]);
    return value;
  }

  #write(key: string, value: unknown): void {
    (this.#writes ??= []).push([key, value]);
    this.#put(key, value);
  }

  #put(key: string, value: unknown): void {
    if (key.startsWith("v:") && !this.#values.has(key)) this.#variableNames = [...this.#variableNames, key.slice(2)];
    this.#values.set(key, value);
  }
}

function sameNames(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((name, index) => name === b[index]));
}
