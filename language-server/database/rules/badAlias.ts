import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { RecordName } from "../recordNames.ts";
import type { FileRule, Problem } from "../rule.ts";

export const badAlias: FileRule = {
  kind: "file",
  code: "bad-alias",
  severity: DiagnosticSeverity.Error,
  description: "The alias is the name of a record, or the alias of another one.",
  check: (blocks) => {
    const records = new Set<string>();
    const aliases = new Map<string, string>();
    const checkAlias = (record: string | undefined, alias: RecordName | undefined): readonly Problem[] => {
      if (record === undefined || alias === undefined) return [];
      const target = aliases.get(record) ?? record;
      const { name: text, span } = alias;
      if (records.has(text))
        return [{ span, message: `Alias '${text}' for record '${record}' is already a record name.` }];
      const other = aliases.get(text);
      if (other !== undefined && other !== target)
        return [{ span, message: `Alias '${text}' for record '${record}' already aliases '${other}'.` }];
      aliases.set(text, target);
      return [];
    };
    return blocks.flatMap((block) => {
      const { item, names } = block;
      const own = names.filter(({ role }) => role === "alias");
      if (item.kind === "alias") return checkAlias(item.record?.text, own[0]).map((problem) => ({ block, ...problem }));
      if (item.kind !== "record") return [];
      const name = item.name?.text;
      if (name !== undefined && item.type?.text === "#") records.delete(name);
      else if (name !== undefined && !aliases.has(name)) records.add(name);
      return own.flatMap((alias) => checkAlias(name, alias)).map((problem) => ({ block, ...problem }));
    });
  },
};
