import { DiagnosticSeverity } from "vscode-languageserver-types";
import { inner } from "../inner.ts";
import type { FileRule } from "../rule.ts";

export const recordTypeConflict: FileRule = {
  kind: "file",
  code: "record-type-conflict",
  severity: DiagnosticSeverity.Error,
  description: "A record of this name exists with another type; EPICS only merges records of the same type.",
  check: (blocks, { types }) => {
    const seen = new Map<string, string>();
    return blocks.flatMap((block) => {
      const { item } = block;
      if (item.kind !== "record" || item.name === undefined || item.type === undefined) return [];
      const [name, type] = [item.name.text, item.type.text];
      if (type === "#") seen.delete(name);
      if (type === "*" || type === "#" || types.recordType(type) === undefined) return [];
      const before = seen.get(name);
      seen.set(name, before ?? type);
      if (before === undefined || before === type) return [];
      const message = `${before} record '${name}' already exists, can't load ${type} record.`;
      return [{ block, span: inner(item.type), message }];
    });
  },
};
