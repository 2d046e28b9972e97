import { DiagnosticSeverity } from "vscode-languageserver-types";
import { UNKNOWN } from "../../ioc/macros/expandMacros.ts";
import type { MacroDefinition } from "../../ioc/macros/macroDefinitions.ts";
import type { LoadedDatabase } from "../../ioc/records/load.ts";
import { macroArguments } from "../../ioc/scriptEvaluation/macroArguments.ts";
import { macroReferences } from "../../syntax/iocsh/macroReferences.ts";
import type { ContentRule } from "../contentRule.ts";
import type { Fix } from "../fix.ts";

export const unusedMacro: ContentRule = {
  code: "unused-macro",
  severity: DiagnosticSeverity.Hint,
  description: "A macro is given to a database that has no use for it.",
  check: ({ line, loads }) => {
    const [load] = loads.filter(({ kind, through }) => kind === "database" && through.length === 0);
    const database = load?.databases[0];
    if (database?.file?.tellsMacros !== true) return [];
    const given = macroArguments(line);
    const used = usedBy(database, given);
    return given
      .filter(
        ({ name, whole }, index) => !used.has(name) && name !== "" && isWritten(line.line.text, whole, given, index),
      )
      .map(({ name, whole }) => {
        const text = line.line.text.slice(whole.start, whole.end);
        const start = whole.start + text.length - text.trimStart().length;
        return {
          span: { start, end: start + text.trim().length },
          message: `\`${database.name}\` has no macro \`${name}\`.`,
          fixes: [remove(name, whole, line.line.text)],
        };
      });
  },
};

/** Also those that only values of others use. */
function usedBy({ file }: LoadedDatabase, given: readonly MacroDefinition[]): ReadonlySet<string> {
  const inValues = given.flatMap(({ value }) => macroReferences(value ?? "").map(({ name }) => name));
  return new Set([...(file?.macros.keys() ?? []), ...inValues]);
}

/** Not where all of the argument is made up by macros of the script. */
function isWritten(
  text: string,
  { start, end }: MacroDefinition["whole"],
  given: readonly MacroDefinition[],
  index: number,
): boolean {
  const overlaps = given.some((other, at) => at !== index && other.whole.start < end && start < other.whole.end);
  return (
    !overlaps && !given[index]?.name.includes(UNKNOWN) && text.slice(start, end).includes(given[index]?.name ?? "")
  );
}

function remove(name: string, { start, end }: MacroDefinition["whole"], text: string): Fix {
  const follows = text.charAt(end) === ",";
  const precedes = text.charAt(start - 1) === ",";
  const span = { start: !follows && precedes ? start - 1 : start, end: follows ? end + 1 : end };
  return { title: `Remove the macro \`${name}\``, edits: [{ span, text: "" }] };
}
