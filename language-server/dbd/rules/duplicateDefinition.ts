import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { Word } from "../../syntax/database/databaseFile.ts";
import type { Statement } from "../../syntax/dbd/dbdFile.ts";
import type { DbdModel } from "../dbd.ts";
import { inner } from "../inner.ts";

export const duplicateDefinition: Rule<DbdModel> = {
  code: "duplicate-definition",
  severity: DiagnosticSeverity.Warning,
  description: "Of two definitions with the same name EPICS takes the first and passes over the second.",
  check: ({ file }) => {
    const seen = new Set<string>();
    return file.statements.flatMap((statement) => {
      const defined = definedBy(statement);
      if (defined === undefined) return [];
      const isNew = !seen.has(defined.key);
      seen.add(defined.key);
      if (isNew) return [];
      const message = `${statement.keyword.text} ${defined.word.text} is defined above; EPICS passes over this one.`;
      return [{ span: inner(defined.word), message }];
    });
  },
};

const NAMED = ["menu", "recordtype", "driver", "link", "registrar", "function", "variable", "breaktable"];

function definedBy({ keyword, words }: Statement): { readonly key: string; readonly word: Word } | undefined {
  const [first, , , choice] = words;
  if (keyword.text === "device" && first !== undefined && choice !== undefined)
    return { key: `device ${first.text} ${choice.text}`, word: choice };
  if (first === undefined || first.text === "" || !NAMED.includes(keyword.text)) return undefined;
  return { key: `${keyword.text} ${first.text}`, word: first };
}
