import { asInteger } from "./asNumber.ts";
import { useCharacters, type Budget } from "./budget.ts";
import type { PythonValue } from "./pythonValue.ts";
import { raise } from "./stopped.ts";

/** The indices that `[start:stop:step]` takes of a sequence, as Python's `slice.indices` counts them. */
export function sliceIndices(
  length: number,
  start: PythonValue,
  stop: PythonValue,
  step: PythonValue,
  budget: Budget,
): readonly number[] {
  const by = bound(step) ?? 1n;
  if (by === 0n) raise("ValueError", "slice step cannot be zero");
  const size = BigInt(length);
  const lowest = by > 0n ? 0n : -1n;
  const highest = by > 0n ? size : size - 1n;
  const clamped = (value: bigint): bigint => {
    const counted = value < 0n ? value + size : value;
    if (counted < lowest) return lowest;
    return counted > highest ? highest : counted;
  };
  const from = bound(start);
  const to = bound(stop);
  const first = from === undefined ? (by > 0n ? lowest : highest) : clamped(from);
  const end = to === undefined ? (by > 0n ? highest : lowest) : clamped(to);
  const indices: number[] = [];
  for (let index = first; by > 0n ? index < end : index > end; index += by) indices.push(Number(index));
  useCharacters(budget, indices.length);
  return indices;
}

function bound(value: PythonValue): bigint | undefined {
  if (value === null) return undefined;
  const integer = asInteger(value);
  if (integer !== undefined) return integer;
  return raise("TypeError", "slice indices must be integers or None or have an __index__ method");
}
