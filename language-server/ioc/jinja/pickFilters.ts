// `map`, `select` and their like: filters that apply others.
import { FILTER_NAMES, TEST_NAMES } from "../../syntax/jinja/jinjaNames.ts";
import { attributeGetter } from "./attributeGetter.ts";
import { getAttribute } from "./attributes.ts";
import { iterate } from "./iterate.ts";
import { IteratorValue } from "./iteratorValue.ts";
import { operation, type Given, type Operation } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { applyTest } from "./tests.ts";
import { isTrue } from "./truth.ts";
import { UndefinedValue } from "./undefinedValue.ts";

type ApplyFilter = (name: string, value: PythonValue, given: Given, run: Run) => PythonValue;

export function pickFilters(applyFilter: ApplyFilter): Readonly<Record<string, Operation>> {
  return {
    attr: operation("name", (value, [name = null], run) => {
      if (typeof name !== "string" || value instanceof UndefinedValue)
        return unsupported('"attr" with these arguments');
      if (typeof value === "object" && value !== null && (value.kind === "dict" || value.kind === "object")) {
        return unsupported('"attr" of a dictionary or an object');
      }
      return getAttribute(value, name, run);
    }),
    map: lazily((value, given, run) => mapped(value, given, run, applyFilter)),
    reject: lazily((value, given, run) => picked(value, given, run, { wanted: false, byAttribute: false })),
    rejectattr: lazily((value, given, run) => picked(value, given, run, { wanted: false, byAttribute: true })),
    select: lazily((value, given, run) => picked(value, given, run, { wanted: true, byAttribute: false })),
    selectattr: lazily((value, given, run) => picked(value, given, run, { wanted: true, byAttribute: true })),
  };
}

function lazily(items: (value: PythonValue, given: Given, run: Run) => Iterable<PythonValue>): Operation {
  return operation(undefined, (value, _values, run, given) => new IteratorValue("generator", items(value, given, run)));
}

function* mapped(value: PythonValue, given: Given, run: Run, applyFilter: ApplyFilter): Generator<PythonValue> {
  if (!isTrue(value)) return;
  const change = mapping(given, run, applyFilter);
  for (const item of iterate(value, run.budget)) yield change(item);
}

function mapping({ positional, named }: Given, run: Run, applyFilter: ApplyFilter): (item: PythonValue) => PythonValue {
  if (positional.length === 0 && named.has("attribute")) {
    const unexpected = [...named.keys()].find((name) => name !== "attribute" && name !== "default");
    if (unexpected !== undefined) raise("TypeError", `Unexpected keyword argument '${unexpected}'`);
    return attributeGetter(named.get("attribute"), run, named.get("default"));
  }
  const [name, ...rest] = positional;
  if (name === undefined) return raise("TypeError", "map requires a filter argument");
  if (typeof name !== "string") return unsupported('"map" with this filter');
  if (!FILTER_NAMES.has(name)) return raise("RuntimeError", `No filter named '${name}'.`);
  return (item) => applyFilter(name, item, { positional: rest, named }, run);
}

interface Pick {
  readonly wanted: boolean;
  /** The first argument names what is tested of each item. */
  readonly byAttribute: boolean;
}

function* picked(value: PythonValue, given: Given, run: Run, pick: Pick): Generator<PythonValue> {
  if (!isTrue(value)) return;
  const holds = condition(given, run, pick);
  for (const item of iterate(value, run.budget)) if (holds(item) === pick.wanted) yield item;
}

function condition({ positional, named }: Given, run: Run, { byAttribute }: Pick): (item: PythonValue) => boolean {
  if (byAttribute && positional.length === 0) return raise("TypeError", "Missing parameter for attribute name");
  const get = byAttribute ? attributeGetter(positional[0], run) : (item: PythonValue): PythonValue => item;
  const [test, ...rest] = byAttribute ? positional.slice(1) : positional;
  if (test === undefined) return (item) => isTrue(get(item));
  if (typeof test !== "string") return unsupported("this test");
  if (!TEST_NAMES.has(test)) return raise("RuntimeError", `No test named '${test}'.`);
  return (item) => applyTest(test, get(item), { positional: rest, named }, run);
}
