import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Rule } from "../../features/problem.ts";
import type { DbdModel } from "../dbd.ts";
import { definedAt } from "../definedAt.ts";
import { inner } from "../inner.ts";

export const emptyRecordType: Rule<DbdModel> = {
  code: "empty-record-type",
  severity: DiagnosticSeverity.Error,
  description: "`recordtype(x) {}` only repeats the name of one that is defined before.",
  check: (model) => {
    const defined = definedAt(model, "recordtype");
    return model.file.statements.flatMap(({ keyword, words: [name], body, start }) => {
      if (keyword.text !== "recordtype" || name === undefined || body?.close === undefined) return [];
      const inside = model.file.text.slice(body.open + 1, body.close);
      if (body.statements.length > 0 || inside.includes("%") || (defined.get(name.text) ?? start) < start) return [];
      const message = `Declaration of recordtype(${name.text}) preceded full definition: it has no fields.`;
      // Loaded behind the file that has them it would do no harm.
      const severity = model.types.recordType(name.text)?.fields.length ? DiagnosticSeverity.Hint : undefined;
      return [{ span: inner(name), message, ...(severity !== undefined && { severity }) }];
    });
  },
};
