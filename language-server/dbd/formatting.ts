// Each line of a file of definitions keeps its text; what stands in braces is indented by their depth.
import type { FormattingOptions, TextEdit } from "vscode-languageserver-types";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import type { Dbd } from "./dbd.ts";

/** Nothing while there are mistakes: where the braces are is not sure then. */
export function formatDbd({ file, lines }: Dbd, options: FormattingOptions): readonly TextEdit[] {
  if (file.problems.length > 0) return [];
  const indent = options.insertSpaces ? " ".repeat(options.tabSize) : "\t";
  const depths = depthOfLines(file.statements, lines);
  const edits: TextEdit[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.line(line);
    const trimmed = text.trim();
    // Behind the `%` of C every space is its own.
    const content = trimmed.startsWith("%") ? text.trimStart() : trimmed;
    const wanted = content === "" ? "" : indent.repeat(depths[line] ?? 0) + content;
    if (wanted !== text)
      edits.push({ range: { start: { line, character: 0 }, end: { line, character: text.length } }, newText: wanted });
  }
  return edits;
}

function depthOfLines(statements: readonly Statement[], lines: Dbd["lines"]): readonly number[] {
  const depths = new Array<number>(lines.lineCount).fill(0);
  const visit = (inside: readonly Statement[]): void => {
    for (const { body } of inside) {
      if (body?.close === undefined) continue;
      const last = lines.positionAt(body.close).line;
      // A brace behind something on its line closes nothing that begins a line.
      const end = /^\s*\}/.test(lines.line(last)) ? last : last + 1;
      for (let line = lines.positionAt(body.open).line + 1; line < end; line++) depths[line] = (depths[line] ?? 0) + 1;
      visit(body.statements);
    }
  };
  visit(statements);
  return depths;
}
