import type { PythonRange } from "./pythonValue.ts";

export function rangeLength({ start, stop, step }: PythonRange): bigint {
  if (step > 0n) return start < stop ? (stop - start - 1n) / step + 1n : 0n;
  return start > stop ? (start - stop - 1n) / -step + 1n : 0n;
}

export function rangeText({ start, stop, step }: PythonRange): string {
  return step === 1n
    ? `range(${start.toString()}, ${stop.toString()})`
    : `range(${start.toString()}, ${stop.toString()}, ${step.toString()})`;
}

export function rangeContains({ start, stop, step }: PythonRange, value: bigint): boolean {
  const inside = step > 0n ? start <= value && value < stop : stop < value && value <= start;
  return inside && (value - start) % step === 0n;
}
