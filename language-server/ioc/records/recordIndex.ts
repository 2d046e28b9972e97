import { UNKNOWN } from "../macros/expandMacros.ts";
import type { Load, LoadedDatabase, LoadedRecord } from "./load.ts";

/** A record with what has made the IOC read it. */
export interface RecordPlace {
  readonly record: LoadedRecord;
  readonly database: LoadedDatabase;
  readonly load: Load;
}

export interface TypeConflict {
  readonly first: RecordPlace;
  /** Of another type. */
  readonly second: RecordPlace;
}

export interface RecordIndex {
  /** Only names that are known to the last letter; the first one loaded first. */
  readonly byName: ReadonlyMap<string, readonly RecordPlace[]>;
  /** By the load of the second. */
  readonly conflicts: ReadonlyMap<Load, readonly TypeConflict[]>;
  /** Names that EPICS cannot take. */
  readonly tooLong: ReadonlyMap<Load, readonly RecordPlace[]>;
}

/** EPICS base, `PVNAME_SZ`; in bytes. */
export const LONGEST_NAME = 60;

export function indexRecords(places: Iterable<RecordPlace>): RecordIndex {
  const byName = new Map<string, RecordPlace[]>();
  const conflicts = new Map<Load, TypeConflict[]>();
  const tooLong = new Map<Load, RecordPlace[]>();
  for (const place of places) {
    const { name } = place.record;
    if (isTooLong(name)) add(tooLong, place.load, place);
    if (name.includes(UNKNOWN)) continue;
    const [first] = byName.get(name) ?? [];
    if (first !== undefined && differs(first.record, place.record))
      add(conflicts, place.load, { first, second: place });
    const { of, written } = place.record;
    if (written.kind === "record" && of === "#") byName.delete(name);
    // To add to a record that is not there makes none.
    else if (first !== undefined || of !== "*" || written.kind === "alias") add(byName, name, place);
  }
  return { byName, conflicts, tooLong };
}

function add<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}

/** As the IOC sees it: only records have types, `*` adds to one of any type. */
function differs(first: LoadedRecord, second: LoadedRecord): boolean {
  const [before, now] = [typeOf(first), typeOf(second)];
  return before !== undefined && now !== undefined && before !== now;
}

function typeOf({ of, written }: LoadedRecord): string | undefined {
  return written.kind === "alias" || of === "*" || of === "#" || of.includes(UNKNOWN) ? undefined : of;
}

function isTooLong(name: string): boolean {
  // Each UTF-16 unit is one to three bytes; a macro that is not known here perhaps none.
  return name.length > LONGEST_NAME / 3 && nameBytes(name.replaceAll(UNKNOWN, "")) > LONGEST_NAME;
}

export function nameBytes(name: string): number {
  return new TextEncoder().encode(name).length;
}
