import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FileName } from "../fileNames.ts";
import type { NamedBlock } from "../recordNames.ts";
import type { FileRule } from "../rule.ts";

export const missingInclude: FileRule = {
  kind: "file",
  code: "include-not-here",
  severity: DiagnosticSeverity.Hint,
  description:
    "The included file is not beside this one; the IOC looks for it in `EPICS_DB_INCLUDE_PATH`, msi where `-I` says.",
  check: (blocks, { isMissing }) =>
    blocks.flatMap((block) =>
      includesIn(block).flatMap(({ name, span }) => {
        if (!isMissing(name)) return [];
        const message = `Can't open include file '${name}' here: it must be in EPICS_DB_INCLUDE_PATH where the IOC runs.`;
        return [{ block, span, message }];
      }),
    ),
};

function includesIn({ item, files }: NamedBlock): readonly FileName[] {
  return item.kind === "include" || item.kind === "record" ? files.filter(({ kind }) => kind === "database") : [];
}
