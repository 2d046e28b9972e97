// Longer patterns of parameters' names do not occur; they could take for ever.
const MAX_STARS = 3;
const MAX_NAME = 100;

/** Whether a pattern in a database's `args` (`re.match` of Python) gives it the parameter of this name; so it may where it cannot be told. */
export function matchesName(pattern: string, name: string): boolean {
  const isPlain = /^(?:[\w.^$-]|\[[\w^-]*\]|[*+?](?![*+?{]))*$/.test(pattern);
  if (!isPlain || (pattern.match(/[*+?]/g)?.length ?? 0) > MAX_STARS || name.length > MAX_NAME) return true;
  try {
    return new RegExp(`^(?:${pattern})`).test(name);
  } catch {
    return true;
  }
}
