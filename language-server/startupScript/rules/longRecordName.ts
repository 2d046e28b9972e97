import { DiagnosticSeverity } from "vscode-languageserver-types";
import { LONGEST_NAME, nameBytes } from "../../ioc/records/recordIndex.ts";
import type { ContentRule } from "../contentRule.ts";
import { loadSpan } from "../loadSpan.ts";

export const longRecordName: ContentRule = {
  code: "long-record-name",
  severity: DiagnosticSeverity.Error,
  description:
    "With its macros expanded the name of a record has more than 60 characters, so the IOC cannot create it.",
  check: ({ line, loads, contents, start }) =>
    (start.fragment ? [] : loads).flatMap((load) => {
      const long = contents.index.tooLong.get(load) ?? [];
      const [name] = long.map(({ record }) => record.name);
      if (name === undefined) return [];
      const others = long.length === 1 ? "" : ` So have ${long.length - 1} more.`;
      const message = `The record name \`${name}\` has ${nameBytes(name)} characters; EPICS takes ${LONGEST_NAME}.${others}`;
      return [{ span: loadSpan(line, load), message }];
    }),
};
