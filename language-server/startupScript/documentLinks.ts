import type { DocumentLink } from "vscode-languageserver-types";
import { withoutQuotes } from "../ioc/scriptEvaluation/plainWord.ts";
import { rangeIn } from "../syntax/iocsh/logicalLines.ts";
import { uriOfPath } from "../text/fileUri.ts";
import type { StartupScript } from "./startupScript.ts";

/** Scripts, databases, templates and definitions that are where the line looks for them; directories cannot be opened. */
export function startupScriptLinks(script: StartupScript): readonly DocumentLink[] {
  return script.lines.flatMap(({ line, files }) =>
    files.flatMap(({ kind, finding, ...word }) => {
      if (finding.kind !== "found" || kind === "folder") return [];
      const { start, end } = withoutQuotes(line.text, word);
      return [{ range: rangeIn(line, start, end), target: uriOfPath(finding.path) }];
    }),
  );
}
