import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Reading, Remark, Tool } from "../../syntax/substitutions/reading.ts";
import { portableFix } from "../portableForm.ts";
import type { Fix, Problem, Rule } from "../rule.ts";

/** A file with more has one and the same mistake all over. */
const MOST = 100;

export const toolRemark: Rule = {
  code: "tool-remark",
  severity: DiagnosticSeverity.Warning,
  description:
    "`dbLoadTemplate` leaves out a character or a word, or a limit of it is passed: 100 macros, 5000 characters for each row; information where it is not known which tool reads the file.",
  check: (model) => {
    const { readings, using, file } = model;
    const { dbLoadTemplate } = readings;
    // What it refuses is said already.
    if (dbLoadTemplate.refusal !== undefined || !concerns("dbLoadTemplate", using.tools)) return [];
    const severity = using.tools.length === 0 ? DiagnosticSeverity.Information : DiagnosticSeverity.Warning;
    const said = remarksOf(dbLoadTemplate).filter(({ kind }) => kind !== "tooMany");
    return oneForEachLine(said, file.text)
      .slice(0, MOST)
      .map((remark) => problem(remark, severity, portableFix(model)));
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

/** Characters that are left out of one line are one mistake. */
function oneForEachLine(remarks: readonly Remark[], text: string): readonly Remark[] {
  const merged: Remark[] = [];
  for (const remark of remarks) {
    const last = merged.at(-1);
    const continues =
      last?.kind === "character" &&
      remark.kind === "character" &&
      !text.slice(last.span.end, remark.span.start).includes("\n");
    if (continues) merged[merged.length - 1] = { ...last, span: { start: last.span.start, end: remark.span.end } };
    else merged.push(remark);
  }
  return merged;
}

function problem({ span, text, kind }: Remark, severity: DiagnosticSeverity, portable: readonly Fix[]): Problem {
  const more = kind === "character" && span.end - span.start > 1 ? ", and others behind it" : "";
  const message = `dbLoadTemplate: ${text}${more}${kind === "character" ? ": it is left out where it is not in quotes" : ""}.`;
  if (kind !== "deprecated") return { span, message, severity, fixes: kind === "character" ? portable : [] };
  return { span, message, severity, fixes: [{ title: "Remove", edits: () => [{ span, text: "" }] }] };
}
