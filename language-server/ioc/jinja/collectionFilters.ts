import { calculate } from "./arithmetic.ts";
import { asInteger } from "./asNumber.ts";
import { attributeGetter, withoutCase } from "./attributeGetter.ts";
import { getAttribute } from "./attributes.ts";
import { useCharacters } from "./budget.ts";
import { DictView } from "./dictView.ts";
import { checkHashable, isOrEquals } from "./equality.ts";
import { itemsOf, iterate } from "./iterate.ts";
import { IteratorValue } from "./iteratorValue.ts";
import { lengthOf } from "./lengthOf.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import { isOrdered } from "./ordering.ts";
import { textOf } from "./pythonText.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeList, type Run } from "./run.ts";
import { sorted } from "./sorted.ts";
import { raise, unsupported } from "./stopped.ts";
import { isTrue } from "./truth.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined, UndefinedValue } from "./undefinedValue.ts";
import { joined } from "./textMethods.ts";

const length = operation("/", (value) => lengthOf(value));
const defaulted = operation("default_value? boolean?", (value, [otherwise = "", boolean = false]) =>
  value instanceof UndefinedValue || (isTrue(boolean) && !isTrue(value)) ? otherwise : value,
);

export const collectionFilters: Readonly<Record<string, Operation>> = {
  batch: operation(
    "linecount fill_with?",
    (value, [count = null, fill = null], run) => new IteratorValue("generator", batches(value, count, fill, run)),
  ),
  count: length,
  d: defaulted,
  default: defaulted,
  dictsort: operation("case_sensitive? by? reverse?", dictSorted),
  first: operation("", (value, _values, run) => {
    for (const item of iterate(value, run.budget)) return item;
    return new UndefinedValue("No first item, sequence was empty.");
  }),
  items: operation("", (value, _values, run) => new IteratorValue("generator", dictItems(value, run))),
  join: operation("d? attribute?", (value, [separator = "", attribute], run) => {
    const get = attributeGetter(attribute, run);
    const by = textOf(separator, run.budget);
    const texts = itemsOf(value, run.budget).map((item) => textOf(get(item), run.budget));
    return joined(by, { kind: "tuple", items: texts }, run);
  }),
  last: operation("", (value, _values, run) => {
    if (value instanceof IteratorValue) raise("TypeError", `'${value.typeName}' object is not reversible`);
    const last = itemsOf(value, run.budget).at(-1);
    return last === undefined ? new UndefinedValue("No last item, sequence was empty.") : last;
  }),
  length,
  list: operation("", (value, _values, run) => {
    const items = itemsOf(value, run.budget);
    useCharacters(run.budget, items.length);
    return madeList(items, run);
  }),
  max: operation("case_sensitive? attribute?", (value, values, run) => extreme(value, values, ">", run)),
  min: operation("case_sensitive? attribute?", (value, values, run) => extreme(value, values, "<", run)),
  reverse: operation("", reversed),
  slice: operation(
    "slices fill_with?",
    (value, [count = null, fill = null], run) => new IteratorValue("generator", slices(value, count, fill, run)),
  ),
  sort: operation("reverse? case_sensitive? attribute?", (value, [reverse = false, cased = false, attribute], run) => {
    const key = sortKey(attribute, isTrue(cased), run);
    return madeList(sorted(itemsOf(value, run.budget), isTrue(reverse), run.budget, key), run);
  }),
  sum: operation("attribute? start?", (value, [attribute, start = 0n], run) => {
    if (typeof start === "string") return raise("TypeError", "sum() can't sum strings [use ''.join(seq) instead]");
    const get = attributeGetter(attribute, run);
    let sum: PythonValue = start;
    for (const item of iterate(value, run.budget)) sum = calculate("+", sum, get(item), run);
    return sum;
  }),
  unique: operation(
    "case_sensitive? attribute?",
    (value, [cased = false, attribute], run) =>
      new IteratorValue("generator", unique(value, isTrue(cased), attribute, run)),
  ),
};

function* batches(value: PythonValue, count: PythonValue, fill: PythonValue, run: Run): Generator<PythonValue> {
  const size = asInteger(count);
  let batch: PythonValue[] = [];
  for (const item of iterate(value, run.budget)) {
    if (BigInt(batch.length) === size) {
      yield madeList(batch, run);
      batch = [];
    }
    batch.push(item);
  }
  if (batch.length === 0) return;
  if (fill !== null && size === undefined) unsupported('"batch" with these arguments');
  if (fill !== null && size !== undefined && BigInt(batch.length) < size) {
    useCharacters(run.budget, size);
    while (BigInt(batch.length) < size) batch.push(fill);
  }
  yield madeList(batch, run);
}

function* slices(value: PythonValue, count: PythonValue, fill: PythonValue, run: Run): Generator<PythonValue> {
  const items = itemsOf(value, run.budget);
  const parts = asInteger(count);
  if (parts === undefined) return unsupported('"slice" with these arguments');
  if (parts === 0n) return raise("ZeroDivisionError", "integer division or modulo by zero");
  if (parts < 0n) return;
  useCharacters(run.budget, parts);
  const each = Math.floor(items.length / Number(parts));
  const longer = items.length % Number(parts);
  let at = 0;
  for (let part = 0; part < Number(parts); part++) {
    const end = at + each + (part < longer ? 1 : 0);
    const slice = items.slice(at, end);
    if (fill !== null && part >= longer) slice.push(fill);
    yield madeList(slice, run);
    at = end;
  }
}

function dictSorted(
  value: PythonValue,
  [cased = false, by = "key", reverse = false]: readonly (PythonValue | undefined)[],
  run: Run,
): PythonValue {
  if (by !== "key" && by !== "value") return raise("ValueError", 'You can only sort by either "key" or "value"');
  failIfUndefined(value);
  if (typeof value !== "object" || value?.kind !== "dict") return noAttribute(value, "items", run);
  const items = value.entries.map((entry): PythonValue => ({ kind: "tuple", items: [...entry] }));
  const position = by === "key" ? 0 : 1;
  const key = (item: PythonValue): PythonValue => {
    const own = (typeof item === "object" && item?.kind === "tuple" ? item.items[position] : null) ?? null;
    return isTrue(cased) ? own : withoutCase(own);
  };
  return madeList(sorted(items, isTrue(reverse), run.budget, key), run);
}

function noAttribute(value: PythonValue, name: string, run: Run): never {
  const found = getAttribute(value, name, run);
  if (!(found instanceof UndefinedValue)) return unsupported(`"${name}" of an object`);
  return raise("AttributeError", `'${typeName(value)}' object has no attribute '${name}'`);
}

function* dictItems(value: PythonValue, run: Run): Generator<PythonValue> {
  if (value instanceof UndefinedValue) return;
  if (typeof value !== "object" || value?.kind !== "dict")
    raise("TypeError", "Can only get item pairs from a mapping.");
  else yield* iterate(new DictView("dict_items", value), run.budget);
}

function extreme(
  value: PythonValue,
  [cased = false, attribute]: readonly (PythonValue | undefined)[],
  operator: "<" | ">",
  run: Run,
): PythonValue {
  const [first, ...rest] = itemsOf(value, run.budget);
  if (first === undefined) return new UndefinedValue("No aggregated item, sequence was empty.");
  const get = attributeGetter(attribute, run);
  const key = (item: PythonValue): PythonValue => (isTrue(cased) ? get(item) : withoutCase(get(item)));
  let best = { item: first, key: key(first) };
  for (const item of rest) {
    const own = { item, key: key(item) };
    if (isOrdered(operator, own.key, best.key, run.budget)) best = own;
  }
  return best.item;
}

function reversed(value: PythonValue, _values: unknown, run: Run): PythonValue {
  if (value instanceof UndefinedValue) return value.fail();
  if (typeof value === "string") return [...Array.from(value)].reverse().join("");
  if (value instanceof IteratorValue) return madeList(itemsOf(value, run.budget).reverse(), run);
  const isIterable = typeof value === "object" && value !== null && value.kind !== "function";
  if (!isIterable) return raise("TypeError", "argument must be iterable");
  return new IteratorValue("reversed", itemsOf(value, run.budget).reverse());
}

function sortKey(attribute: PythonValue | undefined, cased: boolean, run: Run): (item: PythonValue) => PythonValue {
  const attributes = typeof attribute === "string" ? attribute.split(",") : [attribute ?? null];
  const getters = attributes.map((each) => attributeGetter(each, run));
  return (item) => ({
    kind: "list",
    items: getters.map((get) => (cased ? get(item) : withoutCase(get(item)))),
  });
}

function* unique(
  value: PythonValue,
  cased: boolean,
  attribute: PythonValue | undefined,
  run: Run,
): Generator<PythonValue> {
  const get = attributeGetter(attribute, run);
  const seen: PythonValue[] = [];
  for (const item of iterate(value, run.budget)) {
    const key = cased ? get(item) : withoutCase(get(item));
    checkHashable(key);
    if (seen.some((each) => isOrEquals(each, key, run.budget))) continue;
    seen.push(key);
    yield item;
  }
}
