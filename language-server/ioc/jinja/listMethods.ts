import { asInteger } from "./asNumber.ts";
import { useCharacters } from "./budget.ts";
import { isOrEquals } from "./equality.ts";
import { itemsOf } from "./iterate.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import type { PythonList, PythonValue } from "./pythonValue.ts";
import { madeList, noteChange, type Run } from "./run.ts";
import { sorted } from "./sorted.ts";
import { raise } from "./stopped.ts";
import { isTrue } from "./truth.ts";
import { countOf, indexOf, position } from "./tupleMethods.ts";
import { typeName } from "./typeName.ts";

export const listMethods: Readonly<Record<string, Operation<PythonList>>> = {
  append: operation("object /", (list, [item = null], run) => {
    insert(list, list.items.length, [item], run);
    return null;
  }),
  clear: operation("/", (list, _values, run) => {
    noteChange(list, run);
    list.items.length = 0;
    return null;
  }),
  copy: operation("/", (list, _values, run) => {
    useCharacters(run.budget, list.items.length);
    return madeList([...list.items], run);
  }),
  count: operation("value /", ({ items }, [value = null], run) => countOf(items, value, run)),
  extend: operation("iterable /", (list, [items = null], run) => {
    insert(list, list.items.length, itemsOf(items, run.budget), run);
    return null;
  }),
  index: operation("value start? stop? /", (list, [value = null, start, stop], run) => {
    const at = indexOf(list.items, value, start, stop, run);
    if (at !== undefined) return at;
    return raise("ValueError", `${describe(value)} is not in list`);
  }),
  insert: operation("index object /", (list, [index = null, item = null], run) => {
    insert(list, position(integerIndex(index), list.items.length, 0), [item], run);
    return null;
  }),
  pop: operation("index? /", pop),
  remove: operation("value /", (list, [value = null], run) => {
    const at = list.items.findIndex((item) => isOrEquals(item, value, run.budget));
    if (at < 0) raise("ValueError", "list.remove(x): x not in list");
    noteChange(list, run);
    list.items.splice(at, 1);
    return null;
  }),
  reverse: operation("/", (list, _values, run) => {
    noteChange(list, run);
    list.items.reverse();
    return null;
  }),
  sort: operation("key? reverse?", (list, [key, reverse = false], run, given) => {
    if (given.positional.length > 0) raise("TypeError", "sort() takes no positional arguments");
    if (key !== undefined && key !== null) raise("TypeError", `'${typeName(key)}' object is not callable`);
    const items = sorted(list.items, isTrue(reverse), run.budget);
    noteChange(list, run);
    list.items.splice(0, list.items.length, ...items);
    return null;
  }),
};

function insert(list: PythonList, at: number, items: readonly PythonValue[], run: Run): void {
  useCharacters(run.budget, items.length);
  noteChange(list, run);
  list.items.splice(at, 0, ...items);
}

function pop(list: PythonList, [index = -1n]: readonly (PythonValue | undefined)[], run: Run): PythonValue {
  const integer = asInteger(integerIndex(index)) ?? 0n;
  if (list.items.length === 0) return raise("IndexError", "pop from empty list");
  const at = integer < 0n ? integer + BigInt(list.items.length) : integer;
  if (at < 0n || at >= BigInt(list.items.length)) return raise("IndexError", "pop index out of range");
  noteChange(list, run);
  return list.items.splice(Number(at), 1)[0] ?? null;
}

function integerIndex(value: PythonValue): PythonValue {
  if (asInteger(value) !== undefined) return value;
  return raise("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
}

function describe(value: PythonValue): string {
  return typeof value === "string" ? `'${value}'` : String(typeof value === "object" ? typeName(value) : value);
}
