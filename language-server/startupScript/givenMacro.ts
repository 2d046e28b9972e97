import type { Position } from "vscode-languageserver-types";
import type { TemplateFile } from "../ioc/records/templateFile.ts";
import { macroArguments } from "../ioc/scriptEvaluation/macroArguments.ts";
import { covers } from "../text/span.ts";
import { placeAt, type StartupScript } from "./startupScript.ts";

export interface GivenMacro {
  readonly name: string;
  /** The database that it is given to. */
  readonly file: TemplateFile;
}

/** The macro whose name stands at the position, in `dbLoadRecords("a.db", "P=BL01")`. */
export function givenMacroAt(script: StartupScript, position: Position): GivenMacro | undefined {
  const place = placeAt(script, position);
  if (place === undefined) return undefined;
  const load = script.contents.loads.get(place.line)?.find(({ through }) => through.length === 0);
  const file = load?.kind === "database" ? load.databases[0]?.file : undefined;
  if (file === undefined) return undefined;
  for (const { name, whole } of macroArguments(place.line)) {
    const start = place.line.line.text.indexOf(name, whole.start);
    const span = { start, end: start + name.length };
    if (name !== "" && start >= 0 && span.end <= whole.end && covers(span, place.offset)) return { name, file };
  }
  return undefined;
}
