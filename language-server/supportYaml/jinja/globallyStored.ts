import type { ReadTemplate } from "./nameUse.ts";
import { storedNames, type StoredNames } from "./storedNames.ts";

/** What the templates store for the whole IOC. */
export function globallyStored(templates: readonly ReadTemplate[]): StoredNames {
  const all = templates.filter(({ uses }) => uses.some(({ name }) => name === "_global"));
  const stored = all.map(({ template }) => storedNames(template));
  return { names: stored.flatMap(({ names }) => names), others: stored.some(({ others }) => others) };
}
