import { type CompletionItem, CompletionItemKind, type Range } from "vscode-languageserver-types";
import type { Database } from "../database.ts";

/** Names that EPICS base and well-known modules read, with what for. */
const KNOWN: Readonly<Record<string, string>> = {
  archive: "Read by archiver tools: how to archive the record.",
  "asyn:FIFO": "asyn: number of values kept until the record takes them.",
  "asyn:INITIAL_READBACK": "asyn: the output takes the value of the driver at the start of the IOC.",
  "asyn:READBACK": "asyn: the output follows changes of the driver.",
  autosaveFields: "autosave: fields restored after the record is initialised.",
  autosaveFields_pass0: "autosave: fields restored before the record is initialised.",
  autosaveFields_pass1: "autosave: fields restored after the record is initialised.",
  "Q:form": "pvAccess: how clients are to show the value, like `Hex`.",
  "Q:group": "pvAccess: makes the record part of a structure.",
  "Q:time:tag": "pvAccess: bits of the nanoseconds that become the user tag.",
};

export function completeInfoName({ file }: Database, { range }: { readonly range: Range }): readonly CompletionItem[] {
  const inFile = file.blocks.flatMap(({ item }) =>
    item.kind === "record"
      ? (item.body?.entries ?? []).flatMap((entry) =>
          entry.kind === "info" && entry.complete ? (entry.name?.text ?? []) : [],
        )
      : [],
  );
  return [...new Set([...Object.keys(KNOWN), ...inFile])].map((name) => ({
    label: name,
    kind: CompletionItemKind.Property,
    ...(KNOWN[name] !== undefined && { detail: KNOWN[name] }),
    textEdit: { range, newText: name },
  }));
}
