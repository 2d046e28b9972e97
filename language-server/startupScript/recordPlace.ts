import type { Location } from "vscode-languageserver-types";
import type { IocContents } from "../ioc/records/iocContents.ts";
import type { RecordPlace } from "../ioc/records/recordIndex.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { escapeMarkdown, inlineCode } from "../text/markdownText.ts";
import { lineName } from "./lineName.ts";

/** The line of the database or template that makes the record. */
export function recordLocation({ record: { file, written } }: RecordPlace): Location {
  return { uri: uriOfPath(file.path), range: file.lines.rangeOf(written.span) };
}

/** Markdown: what the record is, and how the IOC comes by it, from the startup script on. */
export function describeRecord(place: RecordPlace, contents: IocContents, scriptPath: string): string {
  const { record, load, database } = place;
  const line = contents.lineOf(load);
  const chain = [
    ...(line === undefined ? [] : [{ path: scriptPath, range: { start: { line: line.line.pieces[0].line } } }]),
    ...load.through,
    ...(database.row === undefined ? [] : [database.row]),
    { path: record.file.path, range: record.file.lines.rangeOf(record.written.span) },
  ];
  const what =
    record.written.kind === "alias" ? `alias of ${inlineCode(record.of)}` : `${inlineCode(record.of)} record`;
  const steps = chain.map((site) => escapeMarkdown(lineName(site))).join(" → ");
  return `${inlineCode(record.name)}: ${what}\n\n${steps}`;
}
