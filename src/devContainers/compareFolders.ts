import type { FolderFile } from "../core/imageStore.ts";
import type { Verdict } from "./verdict.ts";

/** The same folder of production's image and of ours; undefined where an image has no such folder. */
export interface FolderPair {
  readonly folder: string;
  readonly production: readonly FolderFile[] | undefined;
  readonly ours: readonly FolderFile[] | undefined;
}

/** What an `ioc.yaml` and a startup script depend on: the entity models, and the record types and device supports. */
export const COMPARED_FOLDERS = ["/epics/ibek-defs", "/epics/ioc/dbd"];

/** The verdict on a developer image of production's tag. */
export function compareFolders(pairs: readonly FolderPair[]): Verdict {
  const differences = pairs.flatMap(differencesOf);
  if (differences.length > 0) return { kind: "differs", differences };
  const compared = pairs.flatMap(({ folder, ours }) =>
    ours === undefined ? [] : [`${folder} (${ours.length} file${ours.length === 1 ? "" : "s"})`],
  );
  if (compared.length > 0) return { kind: "sameRelease", compared };
  return { kind: "unknown", why: `neither image has ${pairs.map(({ folder }) => folder).join(" or ")} to compare` };
}

function differencesOf({ folder, production, ours }: FolderPair): readonly string[] {
  if (production === undefined && ours === undefined) return [];
  if (production === undefined) return [`production has no ${folder}`];
  if (ours === undefined) return [`there is no ${folder} here`];
  const theirs = new Map(production.map(({ name, content }) => [name, content]));
  const mine = new Map(ours.map(({ name, content }) => [name, content]));
  return [...new Set([...theirs.keys(), ...mine.keys()])].sort().flatMap((name) => {
    const a = theirs.get(name);
    const b = mine.get(name);
    if (a === undefined) return [`${folder}/${name} is only here`];
    if (b === undefined) return [`${folder}/${name} is only in production`];
    return equal(a, b) ? [] : [`${folder}/${name} is different`];
  });
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
