import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Block, Word } from "../../syntax/database/databaseFile.ts";
import { inner } from "../inner.ts";
import type { NamedBlock } from "../recordNames.ts";
import type { FileRule, Problem } from "../rule.ts";

export const missingRecord: FileRule = {
  kind: "file",
  code: "record-not-here",
  severity: DiagnosticSeverity.Hint,
  description:
    'The record that `record("*", …)` or `alias(…)` means is not in this file: another one must be loaded before. Not told of files that have no records of their own.',
  check: (blocks) => {
    // A file that only adds to others is meant to.
    if (!blocks.some(({ item }) => item.kind === "record" && item.type?.text !== "*" && item.type?.text !== "#"))
      return [];
    const names = new Set<string>();
    return blocks.flatMap((block) => {
      const found = missing(block, names);
      add(block, names);
      return found.map((problem) => ({ block, ...problem }));
    });
  },
};

function missing({ item }: Block, names: ReadonlySet<string>): readonly Problem[] {
  const check = (word: Word | undefined, message: (name: string) => string): readonly Problem[] =>
    word === undefined || names.has(word.text) ? [] : [{ span: inner(word), message: message(word.text) }];
  if (item.kind === "record" && item.type?.text === "*")
    return check(item.name, (name) => `Record '${name}' not found in this file: it must be loaded before.`);
  if (item.kind === "alias")
    return check(
      item.record,
      (name) => `Alias '${item.alias?.text ?? ""}' names a record '${name}' that is not in this file.`,
    );
  return [];
}

function add({ item, names: own }: NamedBlock, names: Set<string>): void {
  if (item.kind === "record") {
    if (item.name === undefined) return;
    if (item.type?.text === "#") names.delete(item.name.text);
    else names.add(item.name.text);
  }
  for (const { name, role } of own) if (role === "alias") names.add(name);
}
