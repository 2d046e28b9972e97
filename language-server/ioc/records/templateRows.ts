import type { Range } from "vscode-languageserver-types";
import { readAsDbLoadTemplate } from "../../syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../../syntax/substitutions/readAsMsi.ts";
import type { Tool } from "../../syntax/substitutions/reading.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import type { Span } from "../../text/span.ts";

export interface TemplateRow {
  /** `motor.template` */
  readonly template: string;
  /** As `dbLoadRecords` takes them: `P=BL01,R=":X"`. */
  readonly macros: string;
  /** Of the row with its braces. */
  readonly span: Span;
  readonly range: Range;
}

/** No file has more; a program's mistake may write many. */
const MOST_ROWS = 100_000;

/** The loads a substitutions file asks for; where the tool refuses it, those before. */
export function readTemplateRows(text: string, tool: Tool): readonly TemplateRow[] {
  const { rows } = tool === "msi" ? readAsMsi(text) : readAsDbLoadTemplate(text);
  const lines = new LineIndex(text);
  return rows.slice(0, MOST_ROWS).map(({ template, macros, start, end }) => {
    const span = { start, end };
    return { template, macros, span, range: lines.rangeOf(span) };
  });
}
