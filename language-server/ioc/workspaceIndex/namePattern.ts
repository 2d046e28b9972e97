import { pythonPattern } from "../generation/pythonPattern.ts";

// More repetitions in one pattern do not occur; they could take for ever.
const MAX_REPETITIONS = 3;
const MAX_NAME = 100;

/** Whether a pattern in a database's `args` gives it the parameter of this name; so it may where that cannot be told. */
export function matchesName(pattern: string, name: string): boolean {
  const repetitions = pattern.match(/[*+?{]/g)?.length ?? 0;
  if (repetitions > MAX_REPETITIONS || name.length > MAX_NAME) return true;
  const expression = pythonPattern(pattern);
  return typeof expression === "string" || expression.test(name);
}
