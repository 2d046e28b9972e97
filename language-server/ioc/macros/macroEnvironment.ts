// The macros in force at one line of a script: those of the `iocshLoad` calls it runs in, then the environment variables.
// Immutable, since each line of a script keeps its own.
import type { MacroSetting } from "./macroValue.ts";

export type MacroLookup = (name: string) => MacroSetting | undefined;

interface Change {
  readonly name: string;
  /** Undefined: unset. */
  readonly setting: MacroSetting | undefined;
  readonly earlier: Change | undefined;
  readonly depth: number;
}

/** Changes are chained and folded into a new map only now and then: copying it at every `epicsEnvSet` would be quadratic. */
const CHAIN = 32;

export class MacroEnvironment {
  private readonly base: ReadonlyMap<string, MacroSetting>;
  private readonly changes: Change | undefined;
  private readonly scopes: readonly ReadonlyMap<string, MacroSetting>[];

  private constructor(
    base: ReadonlyMap<string, MacroSetting>,
    changes: Change | undefined,
    scopes: readonly ReadonlyMap<string, MacroSetting>[],
  ) {
    this.base = base;
    this.changes = changes;
    this.scopes = scopes;
  }

  static of(variables: ReadonlyMap<string, MacroSetting>): MacroEnvironment {
    return new MacroEnvironment(variables, undefined, []);
  }

  readonly lookup: MacroLookup = (name) => this.inScopes(name) ?? this.variable(name);

  /** Of environment variables alone: databases know nothing of the macros that `iocshLoad` gives a script. */
  readonly variable: MacroLookup = (name) => {
    for (let change = this.changes; change !== undefined; change = change.earlier)
      if (change.name === name) return change.setting;
    return this.base.get(name);
  };

  /** `epicsEnvSet`: from now on the variable hides macros of the same name in every scope. */
  set(name: string, setting: MacroSetting): MacroEnvironment {
    const scopes = this.inScopes(name) === undefined ? this.scopes : this.scopes.map((scope) => without(scope, name));
    return this.changed(name, setting, scopes);
  }

  /** `epicsEnvUnset`. */
  unset(name: string): MacroEnvironment {
    return this.lookup(name) === undefined
      ? this
      : this.changed(
          name,
          undefined,
          this.scopes.map((scope) => without(scope, name)),
        );
  }

  pushScope(macros: ReadonlyMap<string, MacroSetting>): MacroEnvironment {
    return new MacroEnvironment(this.base, this.changes, [...this.scopes, macros]);
  }

  popScope(): MacroEnvironment {
    return new MacroEnvironment(this.base, this.changes, this.scopes.slice(0, -1));
  }

  all(): ReadonlyMap<string, MacroSetting> {
    const all = folded(this.base, this.changes);
    for (const scope of this.scopes) for (const [name, setting] of scope) all.set(name, setting);
    return all;
  }

  private inScopes(name: string): MacroSetting | undefined {
    for (let i = this.scopes.length - 1; i >= 0; i--) {
      const setting = this.scopes[i]?.get(name);
      if (setting !== undefined) return setting;
    }
    return undefined;
  }

  private changed(
    name: string,
    setting: MacroSetting | undefined,
    scopes: readonly ReadonlyMap<string, MacroSetting>[],
  ): MacroEnvironment {
    const depth = (this.changes?.depth ?? 0) + 1;
    const changes = { name, setting, earlier: this.changes, depth };
    return depth < CHAIN
      ? new MacroEnvironment(this.base, changes, scopes)
      : new MacroEnvironment(folded(this.base, changes), undefined, scopes);
  }
}

function without(scope: ReadonlyMap<string, MacroSetting>, name: string): ReadonlyMap<string, MacroSetting> {
  const rest = new Map(scope);
  rest.delete(name);
  return rest;
}

function folded(base: ReadonlyMap<string, MacroSetting>, last: Change | undefined): Map<string, MacroSetting> {
  const result = new Map(base);
  const changes: Change[] = [];
  for (let change = last; change !== undefined; change = change.earlier) changes.push(change);
  for (const { name, setting } of changes.reverse()) {
    if (setting === undefined) result.delete(name);
    else result.set(name, setting);
  }
  return result;
}
