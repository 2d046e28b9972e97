import { DiagnosticSeverity } from "vscode-languageserver-types";
import type { Load, LoadedDatabase } from "../../ioc/records/load.ts";
import { macroArguments } from "../../ioc/scriptEvaluation/macroArguments.ts";
import { withoutQuotes } from "../../ioc/scriptEvaluation/plainWord.ts";
import { closestName, didYouMean } from "../../text/closestName.ts";
import type { Span } from "../../text/span.ts";
import type { ContentRule, LoadingLine } from "../contentRule.ts";
import { changeTo, type Fix } from "../fix.ts";
import type { Problem } from "../rule.ts";

export const missingMacro: ContentRule = {
  code: "missing-macro",
  severity: DiagnosticSeverity.Warning,
  description:
    "A database needs a macro that nothing gives a value. Only a hint where an include before it could not be read.",
  check: (loading) => {
    // A script that others load gets its environment from them.
    if (loading.start.fragment) return [];
    const own = loading.loads.filter((load) => load.through.length === 0);
    const problems = own.flatMap((load) =>
      load.kind === "database"
        ? load.databases.flatMap((database) => inDatabase(database, loading))
        : inRows(load, loading),
    );
    return loading.line.before.complete
      ? problems
      : problems.map((problem) => ({ ...problem, severity: DiagnosticSeverity.Hint }));
  },
};

function inDatabase(database: LoadedDatabase, { line }: LoadingLine): readonly Problem[] {
  const [span] = line.files.filter(({ kind }) => kind === "database");
  if (span === undefined) return [];
  const given = macroArguments(line);
  const spare = given.filter(({ name }) => database.file?.macros.has(name) !== true);
  return database.lacking.map((name) => {
    const meant = closestName(
      name,
      spare.map((each) => each.name),
    );
    const slip = spare.find((each) => each.name === meant);
    const place = slip && nameIn(line.line.text, slip.whole, slip.name);
    const fixes = place === undefined ? [addMacro(name, line)] : changeTo(name, place);
    const message = `\`${database.name}\` needs the macro \`${name}\`, which nothing gives a value${didYouMean(meant)}`;
    return { span: place ?? { start: span.start, end: span.end }, message, fixes: fixes.flatMap((fix) => fix ?? []) };
  });
}

function nameIn(text: string, whole: Span, name: string): Span | undefined {
  const at = text.indexOf(name, whole.start);
  return at >= 0 && at + name.length <= whole.end ? { start: at, end: at + name.length } : undefined;
}

/** Behind the other macros, or as the argument that is not there yet. */
function addMacro(name: string, { line, arguments: words }: LoadingLine["line"]): Fix | undefined {
  const title = `Add the macro \`${name}\``;
  const [file, macros] = words;
  if (macros !== undefined) {
    const { start, end } = withoutQuotes(line.text, macros);
    const separator = end > start ? "," : "";
    return { title, edits: [{ span: { start: end, end }, text: `${separator}${name}=` }] };
  }
  if (file === undefined) return undefined;
  return { title, edits: [{ span: { start: file.end, end: file.end }, text: `, "${name}="` }] };
}

/** One problem for each template, however many rows of the file load it. */
function inRows(load: Load, { line }: LoadingLine): readonly Problem[] {
  const [span] = line.files.filter(({ kind }) => kind === "substitutions");
  if (span === undefined) return [];
  const byTemplate = Map.groupBy(
    load.databases.filter(({ lacking }) => lacking.length > 0),
    ({ name }) => name,
  );
  return [...byTemplate].map(([template, rows]) => {
    const names = [...new Set(rows.flatMap(({ lacking }) => lacking))].map((name) => `\`${name}\``);
    const where = (rows[0]?.row?.range.start.line ?? 0) + 1;
    const message = `\`${template}\` needs ${names.length === 1 ? "the macro" : "the macros"} ${names.join(", ")}, which line ${where} of \`${load.name}\` gives no value.`;
    return { span: { start: span.start, end: span.end }, message };
  });
}
