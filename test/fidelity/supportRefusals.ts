/**
 * Rules on support YAML for what ibek refuses when it reads the file; the other errors are of what happens when an IOC
 * uses the entity model.
 */
export const SUPPORT_REFUSALS: ReadonlySet<string> = new Set([
  "yaml-syntax",
  "duplicate-key",
  "unknown-key",
  "missing-key",
  "wrong-type",
  "key-not-text",
  "bad-merge",
  "reserved-name",
  "duplicate-model",
  "ibek2-format",
]);
