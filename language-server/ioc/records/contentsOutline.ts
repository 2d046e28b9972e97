// The contents of an IOC as a person looks through them: files, the records in them, their fields.
import type { Range } from "vscode-languageserver-types";
import { uriOfPath } from "../../text/fileUri.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import type { IocContents } from "./iocContents.ts";
import type { Load, LoadedDatabase, LoadedRecord } from "./load.ts";
import { recordFields } from "./recordFields.ts";

interface OutlinePlace {
  readonly uri: string;
  readonly range: Range;
}

interface OutlineField {
  readonly name: string;
  readonly value: string;
  readonly at: OutlinePlace;
}

interface OutlineRecord {
  readonly kind: "record" | "alias";
  readonly name: string;
  readonly of: string;
  readonly at: OutlinePlace;
  readonly fields: readonly OutlineField[];
}

interface OutlineDatabase {
  readonly name: string;
  readonly macros: string;
  readonly state: "read" | "missing" | "inImage" | "unknown";
  readonly asked: OutlinePlace;
  readonly file: string | undefined;
  readonly count: number;
  readonly records: readonly OutlineRecord[];
}

interface OutlineLoad {
  readonly name: string;
  readonly asked: OutlinePlace;
  readonly databases: readonly OutlineDatabase[];
}

export interface ContentsOutline {
  readonly loads: readonly OutlineLoad[];
  readonly records: number;
  readonly shown: number;
  readonly partial: boolean;
}

/** More than anybody looks through, and quickly sent; a filter finds the others. */
const MOST_SHOWN = 2000;

/** What people look for first, in this order. */
const FIELDS = ["DESC", "DTYP", "INP", "OUT", "SCAN", "FLNK", "EGU"];

/** Where lines and rows of the IOC stand for the person who looks. */
export interface OutlinePlaces {
  ofLoad(load: Load): OutlinePlace;
  ofRow(row: NonNullable<LoadedDatabase["row"]>): OutlinePlace;
}

/** `filter`: part of a record's name, type or alias, in any case; empty for all. */
export function outlineContents(contents: IocContents, filter: string, places: OutlinePlaces): ContentsOutline {
  const wanted = filter.trim().toLowerCase();
  let shown = 0;
  let records = 0;
  const outlineDatabase = (database: LoadedDatabase, load: Load): OutlineDatabase => {
    const matching = database.records.filter((record) => matches(record, wanted));
    const some = matching.slice(0, Math.max(0, MOST_SHOWN - shown));
    shown += some.length;
    records += matching.length;
    return {
      ...{ name: shownText(database.name), macros: shownMacros(database), state: stateOf(database) },
      asked: database.row === undefined ? places.ofLoad(load) : places.ofRow(database.row),
      file: database.file && uriOfPath(database.file.path),
      count: matching.length,
      records: some.map((record) => outlineRecord(record, database)),
    };
  };
  const loads = [...contents.loads.values()].flat().flatMap((load): readonly OutlineLoad[] => {
    const databases = load.databases
      .map((database) => outlineDatabase(database, load))
      .filter(({ count }) => wanted === "" || count > 0);
    const hidden = wanted !== "" && databases.length === 0;
    return hidden ? [] : [{ name: shownText(load.name), asked: places.ofLoad(load), databases }];
  });
  return { loads, records, shown, partial: !contents.complete };
}

function matches({ name, of }: LoadedRecord, wanted: string): boolean {
  return wanted === "" || name.toLowerCase().includes(wanted) || of.toLowerCase().includes(wanted);
}

function outlineRecord(record: LoadedRecord, database: LoadedDatabase): OutlineRecord {
  const { file, written, name, of } = record;
  const uri = uriOfPath(file.path);
  const fields = recordFields(record, database).filter((field) => FIELDS.includes(field.name));
  return {
    ...{ kind: written.kind, name: shownText(name), of: shownText(of) },
    at: { uri, range: file.lines.rangeOf(written.span) },
    fields: fields
      .toSorted((a, b) => FIELDS.indexOf(a.name) - FIELDS.indexOf(b.name))
      .map((field) => ({
        ...{ name: field.name, value: shownText(field.value) },
        at: { uri, range: file.lines.rangeOf(field.span) },
      })),
  };
}

function stateOf({ file, finding }: LoadedDatabase): OutlineDatabase["state"] {
  if (file !== undefined) return "read";
  if (finding.kind === "missing") return "missing";
  return finding.kind === "elsewhere" ? "inImage" : "unknown";
}

/** What tells one row from another first. */
function shownMacros({ macros, row }: LoadedDatabase): string {
  const inherited = row?.inherited ?? 0;
  const ordered = [...macros.slice(inherited), ...macros.slice(0, inherited)];
  return ordered
    .map(({ name, value }) => (value === undefined ? name : `${name}=${shownText(value.replace(/^"(.*)"$/, "$1"))}`))
    .join(", ");
}

function shownText(text: string): string {
  return text.replaceAll(UNKNOWN, "…");
}
