import type { Budget } from "./budget.ts";
import { isOrdered } from "./ordering.ts";
import type { PythonValue } from "./pythonValue.ts";

/** `sorted(items)`: stable; raises for what cannot be compared. */
export function sorted(
  items: readonly PythonValue[],
  reverse: boolean,
  budget: Budget,
  key: (item: PythonValue) => PythonValue = (item) => item,
): PythonValue[] {
  const keyed = items.map((item) => ({ item, key: key(item) }));
  // Python keeps the order of equal items in both directions.
  const less = (a: PythonValue, b: PythonValue): boolean => isOrdered("<", a, b, budget);
  const [before, after] = reverse ? [1, -1] : [-1, 1];
  keyed.sort((a, b) => (less(a.key, b.key) ? before : less(b.key, a.key) ? after : 0));
  return keyed.map(({ item }) => item);
}
