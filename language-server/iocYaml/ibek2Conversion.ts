import { CodeActionKind, type CodeAction, type Range } from "vscode-languageserver-types";
import { ibek2JinjaChanges } from "../ioc/migration/ibek2Jinja.ts";
import { shifted } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { diagnostics } from "./diagnostics.ts";

/** Where the range is on a line with the Jinja helper of ibek 2: the whole file with that of ibek 3 and later. */
export function ibek2Conversion(analysis: IocAnalysis, range: Range): readonly CodeAction[] {
  const { lines, file, uri } = analysis;
  if (!/__utils__|_ctx_/.test(lines.text)) return [];
  const pieces = [...file.yaml.frames, ...(file.yaml.items ?? [])];
  const edits = pieces.flatMap(({ start, piece }) =>
    ibek2JinjaChanges(piece.root, piece.text).map(({ span, text }) => ({
      range: lines.rangeOf(shifted(span, start)),
      newText: text,
    })),
  );
  const isThere = (at: Range): boolean => at.start.line <= range.end.line && range.start.line <= at.end.line;
  if (!edits.some((edit) => isThere(edit.range))) return [];
  return [
    {
      title: "Convert the file's Jinja to ibek 3+ (`_global`)",
      kind: CodeActionKind.QuickFix,
      diagnostics: diagnostics(analysis).filter((each) => each.code === "ibek2-jinja" && isThere(each.range)),
      edit: { changes: { [uri]: edits } },
      isPreferred: true,
    },
  ];
}
