import { useCharacters } from "./budget.ts";
import { DictView } from "./dictView.ts";
import { findKey, setKey } from "./equality.ts";
import { itemsOf } from "./iterate.ts";
import { operation, type Given, type Operation } from "./nativeFunction.ts";
import { reprOf } from "./pythonText.ts";
import type { PythonDict, PythonValue } from "./pythonValue.ts";
import { madeDict, noteChange, type Run } from "./run.ts";
import { raise } from "./stopped.ts";
import { failIfUndefined } from "./undefinedValue.ts";

export const dictMethods: Readonly<Record<string, Operation<PythonDict>>> = {
  clear: operation("/", (dict, _values, run) => {
    noteChange(dict, run);
    dict.entries.length = 0;
    return null;
  }),
  copy: operation("/", (dict, _values, run) => {
    useCharacters(run.budget, dict.entries.length);
    return madeDict(
      dict.entries.map(([key, value]) => [key, value]),
      run,
    );
  }),
  get: operation("key default? /", (dict, [key = null, otherwise = null], run) => {
    const entry = dict.entries[findKey(dict, key, run.budget)];
    return entry ? entry[1] : otherwise;
  }),
  items: operation("/", (dict) => new DictView("dict_items", dict)),
  keys: operation("/", (dict) => new DictView("dict_keys", dict)),
  pop: operation("key default? /", (dict, [key = null, otherwise], run) => {
    const at = findKey(dict, key, run.budget);
    if (at < 0) return otherwise === undefined ? raise("KeyError", reprOf(key, run.budget)) : otherwise;
    noteChange(dict, run);
    return dict.entries.splice(at, 1)[0]?.[1] ?? null;
  }),
  popitem: operation("/", (dict, _values, run) => {
    const last = dict.entries.at(-1);
    if (!last) return raise("KeyError", "'popitem(): dictionary is empty'");
    noteChange(dict, run);
    dict.entries.pop();
    return { kind: "tuple", items: [...last] };
  }),
  setdefault: operation("key default? /", (dict, [key = null, otherwise = null], run) => {
    const entry = dict.entries[findKey(dict, key, run.budget)];
    if (entry) return entry[1];
    noteChange(dict, run);
    useCharacters(run.budget, 1);
    dict.entries.push([key, otherwise]);
    return otherwise;
  }),
  update: operation(undefined, (dict, _values, run, given) => {
    noteChange(dict, run);
    updateDict(dict, given, "update", run);
    return null;
  }),
  values: operation("/", (dict) => new DictView("dict_values", dict)),
};

/** What `dict(…)` and `update(…)` do with their arguments. */
export function updateDict(dict: PythonDict, { positional, named }: Given, name: string, run: Run): void {
  if (positional.length > 1) raise("TypeError", `${name} expected at most 1 argument, got ${positional.length}`);
  const [from] = positional;
  if (from !== undefined) for (const [key, value] of pairsOf(from, run)) setKey(dict, key, value, run.budget);
  for (const [key, value] of named) setKey(dict, key, value, run.budget);
  useCharacters(run.budget, dict.entries.length);
}

function pairsOf(value: PythonValue, run: Run): readonly (readonly [PythonValue, PythonValue])[] {
  failIfUndefined(value);
  if (typeof value === "object" && value?.kind === "dict") return [...value.entries];
  return itemsOf(value, run.budget).map((item, index) => {
    if (item === null || (typeof item !== "string" && typeof item !== "object")) {
      return raise("TypeError", `cannot convert dictionary update sequence element #${index} to a sequence`);
    }
    const pair = itemsOf(item, run.budget);
    const [key = null, second = null] = pair;
    if (pair.length === 2) return [key, second];
    return raise("ValueError", `dictionary update sequence element #${index} has length ${pair.length}; 2 is required`);
  });
}
