// How ibek 4.6 and 4.8 make a value of a rendered text: `ast.literal_eval`, then the builtin of the wanted type.
import type { Budget } from "./budget.ts";
import { updateDict } from "./dictMethods.ts";
import { itemsOf } from "./iterate.ts";
import { pythonFloat, pythonInt } from "./pythonInt.ts";
import { readLiteral } from "./pythonLiteral.ts";
import type { PythonResult, PythonValue } from "./pythonValue.ts";
import { madeDict, type Run } from "./run.ts";
import { raise, Stopped } from "./stopped.ts";
import { isTrue } from "./truth.ts";
import { typeName } from "./typeName.ts";

export type CoercedType = "int" | "float" | "bool" | "list" | "dict";

const TYPES: ReadonlySet<string> = new Set(["int", "float", "bool", "list", "dict"] satisfies CoercedType[]);

export function isCoercedType(name: string): name is CoercedType {
  return TYPES.has(name);
}

/** The message of an error is Python's where it does not name an address in memory or a place in Python's own parser. */
export function coerce(text: string, type: CoercedType, budget: Budget): PythonResult {
  try {
    return { ok: true, value: converted(readLiteral(text, budget), type, budget) };
  } catch (error) {
    if (error instanceof Stopped) return { ok: false, stop: error.stop };
    throw error;
  }
}

function converted(value: PythonValue, type: CoercedType, budget: Budget): PythonValue {
  switch (type) {
    case "int":
      return pythonInt(value);
    case "float":
      return pythonFloat(value);
    case "bool":
      return isTrue(value);
    case "list":
      return { kind: "list", items: itemsOf(value, budget) };
    case "dict":
      return dictOf(value, budget);
  }
}

function dictOf(value: PythonValue, budget: Budget): PythonValue {
  const run: Run = { budget, scope: () => undefined, own: new WeakSet(), origins: new Map(), changed: false };
  const dict = madeDict([], run);
  const isIterable = typeof value === "string" || (typeof value === "object" && value !== null);
  if (!isIterable) raise("TypeError", `'${typeName(value)}' object is not iterable`);
  updateDict(dict, { positional: [value], named: new Map() }, "dict", run);
  return dict;
}
