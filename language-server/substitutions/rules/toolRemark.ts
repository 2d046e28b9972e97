import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Reading, Remark, Tool } from "../../syntax/substitutions/reading.ts";
import type { Problem, Rule } from "../rule.ts";

/** A file with more has one and the same mistake all over. */
const MOST = 100;

export const toolRemark: Rule = {
  code: "tool-remark",
  severity: DiagnosticSeverity.Warning,
  description:
    "`dbLoadTemplate` leaves out a character or a word, or a limit of it is passed: 100 macros, 5000 characters for each row; information where it is not known which tool reads the file.",
  check: ({ readings, using }) => {
    const { dbLoadTemplate } = readings;
    // What it refuses is said already.
    if (dbLoadTemplate.refusal !== undefined || !concerns("dbLoadTemplate", using.tools)) return [];
    const severity = using.tools.length === 0 ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
    return remarksOf(dbLoadTemplate)
      .filter(({ kind }) => kind !== "tooMany")
      .slice(0, MOST)
      .map((remark) => problem(remark, severity));
  },
};

function concerns(tool: Tool, tools: readonly Tool[]): boolean {
  return tools.length === 0 || tools.includes(tool);
}

function* remarks({ rows, remarks: last }: Reading): Generator<Remark> {
  for (const row of rows) yield* row.remarks;
  yield* last;
}

function remarksOf(reading: Reading): readonly Remark[] {
  return [...remarks(reading)];
}

function problem({ span, text, kind }: Remark, severity: DiagnosticSeverity): Problem {
  const message = `dbLoadTemplate: ${text}.`;
  if (kind !== "deprecated") return { span, message, severity };
  return { span, message, severity, fixes: [{ title: "Remove", edits: () => [{ span, text: "" }] }] };
}
