import { setTimeout as delay } from "node:timers/promises";

/** Looks until something is found, for at most two seconds; then undefined. */
export async function waitUntil<T>(look: () => Promise<T | undefined>): Promise<T | undefined> {
  for (let attempt = 0; attempt < 20; attempt++) {
    const found = await look();
    if (found !== undefined) return found;
    await delay(100);
  }
  return undefined;
}
