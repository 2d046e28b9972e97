import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { ContentRule } from "../contentRule.ts";
import { loadedAs } from "../loadedAs.ts";
import { loadSpan } from "../loadSpan.ts";

export const recordTypeConflict: ContentRule = {
  code: "record-type-conflict",
  severity: DiagnosticSeverity.Error,
  description:
    "Two databases of the IOC have a record of the same name with different types; EPICS only merges records of the same type.",
  check: ({ line, loads, contents, start }) => {
    if (start.fragment || !line.before.complete) return [];
    return loads.flatMap((load) => {
      const conflicts = contents.index.conflicts.get(load) ?? [];
      const [one] = conflicts;
      if (one === undefined) return [];
      const { first, second } = one;
      const others = conflicts.length === 1 ? "" : ` So it is with ${conflicts.length - 1} more.`;
      const message = `${first.record.of} record \`${second.record.name}\` already exists, from ${loadedAs(first, contents)}; the IOC can't load the ${second.record.of} record.${others}`;
      return [{ span: loadSpan(line, load), message }];
    });
  },
};
