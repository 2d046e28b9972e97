// What the language server says of an IOC's contents as the rows of a tree.
import type {
  ContentsDatabase,
  ContentsLoad,
  ContentsPlace,
  ContentsRecord,
  ContentsResult,
} from "../../language-server/protocol.ts";

export interface ContentsNode {
  /** The same for the same thing in the next answer, so that the tree stays open where it is. */
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Name of a codicon. */
  readonly icon: "file" | "files" | "warning" | "package" | "question" | "symbol-field" | "database" | "link";
  /** Where a click leads. */
  readonly at: ContentsPlace;
  readonly children: readonly ContentsNode[];
}

/** Files, in the order in which the IOC loads them; records; fields. */
export function contentsTree(result: ContentsResult): readonly ContentsNode[] {
  return result.ok ? result.loads.map((load, index) => loadNode(load, `${index} ${load.name}`)) : [];
}

/** One sentence above the tree; undefined where there is nothing to say. */
export function contentsMessage(result: ContentsResult, file: string, filter: string): string | undefined {
  if (!result.ok) return result.why;
  const { records, shown, partial } = result;
  const named = filter === "" ? "" : ` with “${filter}”`;
  const count = `${file}: ${records === 1 ? "one record" : `${records} records`}${named}`;
  const some = shown < records ? `, of which ${shown} are shown: filter to see others` : "";
  return `${count}${some}${partial ? ". Some files or macros are not known here." : "."}`;
}

function loadNode({ name, asked, databases }: ContentsLoad, id: string): ContentsNode {
  const [only] = databases;
  // `dbLoadRecords` names the database itself.
  if (only?.name === name && databases.length === 1) return databaseNode(only, id);
  const count = databases.reduce((sum, database) => sum + database.count, 0);
  return {
    ...{ id, label: baseName(name), at: asked, icon: "files" },
    description: `${databases.length} ${databases.length === 1 ? "row" : "rows"}, ${recordsOf(count)}`,
    children: databases.map((database, index) => databaseNode(database, `${id}/${index} ${database.name}`)),
  };
}

const STATES: Readonly<
  Record<ContentsDatabase["state"], { readonly icon: ContentsNode["icon"]; readonly words: string | undefined }>
> = {
  read: { icon: "file", words: undefined },
  missing: { icon: "warning", words: "is not there" },
  inImage: { icon: "package", words: "in the image" },
  unknown: { icon: "question", words: "known where the IOC runs" },
};

function databaseNode({ name, macros, state, asked, count, records }: ContentsDatabase, id: string): ContentsNode {
  const { icon, words } = STATES[state];
  return {
    ...{ id, label: baseName(name), icon, at: asked },
    description: [words ?? recordsOf(count), macros].filter((part) => part !== "").join(" · "),
    children: records.map((record, index) => recordNode(record, `${id}/${index} ${record.name}`)),
  };
}

function recordNode({ kind, name, of, at, fields }: ContentsRecord, id: string): ContentsNode {
  return {
    ...{ id, label: name, at },
    description: kind === "alias" ? `alias of ${of}` : of,
    icon: kind === "alias" ? "link" : "database",
    children: fields.map((field): ContentsNode => ({
      ...{ id: `${id}/${field.name}`, label: field.name, description: field.value },
      ...{ icon: "symbol-field", at: field.at, children: [] },
    })),
  };
}

function recordsOf(count: number): string {
  return count === 1 ? "one record" : `${count} records`;
}

function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
