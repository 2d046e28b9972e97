import { asInteger } from "./asNumber.ts";
import { isOrEquals } from "./equality.ts";
import { operation, type Operation } from "./nativeFunction.ts";
import type { PythonTuple, PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise } from "./stopped.ts";

export const tupleMethods: Readonly<Record<string, Operation<PythonTuple>>> = {
  count: operation("value /", ({ items }, [value = null], run) => countOf(items, value, run)),
  index: operation("value start? stop? /", ({ items }, [value = null, start, stop], run) => {
    return indexOf(items, value, start, stop, run) ?? raise("ValueError", "tuple.index(x): x not in tuple");
  }),
};

export function countOf(items: readonly PythonValue[], value: PythonValue, run: Run): bigint {
  return BigInt(items.filter((item) => isOrEquals(item, value, run.budget)).length);
}

export function indexOf(
  items: readonly PythonValue[],
  value: PythonValue,
  start: PythonValue | undefined,
  stop: PythonValue | undefined,
  run: Run,
): bigint | undefined {
  const from = position(start, items.length, 0);
  const to = position(stop, items.length, items.length);
  for (let at = from; at < to; at++) {
    const item = items[at];
    if (item !== undefined && isOrEquals(item, value, run.budget)) return BigInt(at);
  }
  return undefined;
}

/** An index that may count from the end, kept inside the sequence. */
export function position(value: PythonValue | undefined, length: number, otherwise: number): number {
  if (value === undefined) return otherwise;
  const integer = asInteger(value);
  if (integer === undefined) {
    return raise("TypeError", "slice indices must be integers or have an __index__ method");
  }
  const counted = integer < 0n ? integer + BigInt(length) : integer;
  if (counted < 0n) return 0;
  return counted > BigInt(length) ? length : Number(counted);
}
