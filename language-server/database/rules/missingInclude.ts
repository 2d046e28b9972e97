import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Item, Word } from "../../syntax/database/databaseFile.ts";
import { inner } from "../inner.ts";
import type { FileRule } from "../rule.ts";

export const missingInclude: FileRule = {
  kind: "file",
  code: "include-not-here",
  severity: DiagnosticSeverity.Hint,
  description:
    "The included file is not beside this one; the IOC looks for it in `EPICS_DB_INCLUDE_PATH`, msi where `-I` says.",
  check: (blocks, { isMissing }) =>
    blocks.flatMap((block) =>
      includesIn(block.item).flatMap((word) => {
        if (word === undefined || word.text.includes("$") || !isMissing(word.text)) return [];
        const message = `Can't open include file '${word.text}' here: it must be in EPICS_DB_INCLUDE_PATH where the IOC runs.`;
        return [{ block, span: inner(word), message }];
      }),
    ),
};

function includesIn(item: Item): readonly (Word | undefined)[] {
  if (item.kind === "include") return [item.word];
  if (item.kind !== "record") return [];
  return (item.body?.entries ?? []).flatMap((entry) => (entry.kind === "include" ? [entry.word] : []));
}
