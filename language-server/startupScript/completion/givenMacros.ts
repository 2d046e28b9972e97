import { type CompletionItem, CompletionItemKind, InsertTextFormat } from "vscode-languageserver-types";
import type { LoadedDatabase } from "../../ioc/records/load.ts";
import { macroArguments } from "../../ioc/scriptEvaluation/macroArguments.ts";
import type { ScriptPlace, StartupScript } from "../startupScript.ts";
import { replacement } from "./replacement.ts";

/** Macros of the database that `dbLoadRecords` is not given yet; those it cannot do without come first, all in one. */
export function completeGivenMacro(script: StartupScript, place: ScriptPlace): readonly CompletionItem[] {
  const load = script.contents.loads.get(place.line)?.find(({ through }) => through.length === 0);
  const database = load?.kind === "database" ? load.databases[0] : undefined;
  if (database?.file === undefined) return [];
  const range = replacement(place, /[^\s"'(),]/);
  const given = new Set(macroArguments(place.line).map(({ name }) => name));
  const left = [...database.file.macros.values()].filter(({ name }) => !given.has(name));
  const one = left.map(({ name }): CompletionItem => {
    const lacking = database.lacking.includes(name);
    return {
      label: name,
      kind: CompletionItemKind.Property,
      detail: lacking ? `needed by ${database.name}` : `of ${database.name}`,
      sortText: `${lacking ? "1" : "2"}${name}`,
      textEdit: { range, newText: `${name}=` },
    };
  });
  return [...allLacking(database, range), ...one];
}

function allLacking(
  { name, lacking }: LoadedDatabase,
  range: NonNullable<ReturnType<typeof replacement>>,
): readonly CompletionItem[] {
  if (lacking.length < 2) return [];
  return [
    {
      label: lacking.map((each) => `${each}=`).join(","),
      kind: CompletionItemKind.Snippet,
      detail: `all that ${name} needs`,
      sortText: "0",
      insertTextFormat: InsertTextFormat.Snippet,
      textEdit: { range, newText: lacking.map((each, index) => `${each}=\${${index + 1}}`).join(",") },
    },
  ];
}
