// Each line keeps its text but for the space around it; what stands in braces is indented by their depth.
import type { FormattingOptions, TextEdit } from "vscode-languageserver-types";
import type { ProtocolItem } from "../syntax/streamProtocol/protocolFile.ts";
import type { StreamProtocol } from "./streamProtocol.ts";

/** Nothing while there are mistakes: where the braces are is not sure then. */
export function formatProtocol({ file, lines }: StreamProtocol, options: FormattingOptions): readonly TextEdit[] {
  if (file.problems.length > 0) return [];
  const indent = options.insertSpaces ? " ".repeat(options.tabSize) : "\t";
  const depths = depthOfLines(file.items, lines);
  const edits: TextEdit[] = [];
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.line(line);
    const content = text.trim();
    const wanted = content === "" ? "" : indent.repeat(depths[line] ?? 0) + content;
    if (wanted !== text)
      edits.push({ range: { start: { line, character: 0 }, end: { line, character: text.length } }, newText: wanted });
  }
  return edits;
}

function depthOfLines(items: readonly ProtocolItem[], lines: StreamProtocol["lines"]): readonly number[] {
  const depths = new Array<number>(lines.lineCount).fill(0);
  const deepen = (from: number, to: number): void => {
    for (let line = from; line < to; line++) depths[line] = (depths[line] ?? 0) + 1;
  };
  const visit = (item: ProtocolItem): void => {
    const first = lines.positionAt(item.start).line;
    if (!("items" in item)) {
      // A value that goes on below its name.
      deepen(first + 1, lines.positionAt(item.end - 1).line + 1);
      return;
    }
    const last = lines.positionAt(item.close ?? item.end).line;
    // A brace behind something on its line closes nothing that begins a line.
    const end = /^\s*\}/.test(lines.line(last)) ? last : last + 1;
    deepen(Math.max(lines.positionAt(item.open).line, first) + 1, end);
    item.items.forEach(visit);
  };
  items.forEach(visit);
  return depths;
}
