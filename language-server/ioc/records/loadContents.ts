// The records of an IOC: what the lines of its startup script load, those of included scripts too.
import { rangeIn } from "../../syntax/iocsh/logicalLines.ts";
import { parseMacroDefinitions } from "../macros/macroDefinitions.ts";
import type { EvaluatedLine, FileUse } from "../scriptEvaluation/evaluatedLine.ts";
import type { ScriptEvaluation } from "../scriptEvaluation/evaluateScript.ts";
import type { FileLookup } from "../scriptEvaluation/scriptFiles.ts";
import type { ScriptState } from "../scriptEvaluation/scriptState.ts";
import { IocContents } from "./iocContents.ts";
import type { Load, LoadedDatabase, Site } from "./load.ts";
import { RecordReader, type TemplateFiles } from "./recordReader.ts";
import { readTemplateRows, type TemplateRow } from "./templateRows.ts";

/** A database that does not exist as a file: msi makes it when the IOC starts. */
export interface MadeDatabase {
  /** As scripts name it: `/epics/runtime/ioc.db`. */
  readonly path: string;
  /** Of the substitutions file it is made of. */
  readonly text: string;
  /** Folders that msi looks for templates in. */
  readonly searchPath: string;
}

interface Surroundings extends Pick<FileLookup, "workspace" | "start"> {
  readonly made?: MadeDatabase;
}

interface Lookup extends FileLookup {
  readonly made?: MadeDatabase;
}

/** `previous`: of an earlier version of the same script, as long as no file it has read has changed. */
export async function loadContents(
  { lines }: Pick<ScriptEvaluation, "lines">,
  surroundings: Surroundings,
  stored: TemplateFiles,
  previous: IocContents | undefined,
): Promise<IocContents> {
  const lookup: Lookup = { ...surroundings, lookedFor: new Set(previous?.files), findings: new Map() };
  const reader = new RecordReader(lookup, stored, previous?.read);
  const known = new Map([...(previous?.loads ?? [])].map(([line, loads]) => [line.expansion, loads]));
  const loads = new Map<EvaluatedLine, readonly Load[]>();
  for (const line of lines) {
    const before = known.get(line.expansion);
    if (before !== undefined) for (const load of before) load.databases.forEach((each) => reader.keep(each));
    const now = before ?? (await loadsOf(line, [], reader, lookup));
    if (now.length > 0) loads.set(line, now);
  }
  return new IocContents(loads, reader.read, [...lookup.lookedFor], sameLoads(loads, previous) ? previous : undefined);
}

function sameLoads(loads: ReadonlyMap<EvaluatedLine, readonly Load[]>, previous: IocContents | undefined): boolean {
  const before = [...(previous?.loads.values() ?? [])];
  return before.length === loads.size && [...loads.values()].every((each, index) => each === before[index]);
}

async function loadsOf(
  line: EvaluatedLine,
  through: readonly Site[],
  reader: RecordReader,
  lookup: Lookup,
): Promise<readonly Load[]> {
  const loads: Load[] = [];
  for (const { path, line: inner } of line.inside) {
    const site = path === undefined ? [] : [{ path, range: rangeIn(inner.line, 0, inner.line.text.trimEnd().length) }];
    loads.push(...(await loadsOf(inner, [...through, ...site], reader, lookup)));
  }
  // A quote is open while somebody types; records that come and go with it would only confuse.
  const runs = line.problem === undefined || line.problem.kind === "unbalancedQuote";
  if (!line.expansion.executed || !runs || line.before.ended) return loads;
  const file = line.files.find(({ kind }) => kind === "database" || kind === "substitutions");
  // After `iocInit` the IOC refuses.
  if (file === undefined || line.before.initialised) return loads;
  const { made } = lookup;
  if (made?.path === file.text) {
    const databases = await rowsOf(
      made.path,
      readTemplateRows(made.text, "msi"),
      "",
      line.before,
      reader,
      made.searchPath,
    );
    return [...loads, { kind: "substitutions", name: file.text, finding: file.finding, through, databases }];
  }
  const databases =
    file.kind === "database"
      ? [await reader.load(file.text, line.arguments[1]?.value ?? "", line.before, undefined)]
      : await templateDatabases(file, line, reader, lookup);
  return [
    ...loads,
    {
      ...{ kind: file.kind === "database" ? "database" : "substitutions", name: file.text, finding: file.finding },
      ...{ through, databases },
    },
  ];
}

/** `dbLoadTemplate(file, macros, path)`: each row of the file is a `dbLoadRecords` of its own. */
async function templateDatabases(
  { finding }: FileUse,
  { before, arguments: words }: EvaluatedLine,
  reader: RecordReader,
  { workspace, lookedFor }: FileLookup,
): Promise<readonly LoadedDatabase[]> {
  if (finding.kind !== "found") return [];
  lookedFor.add(finding.path);
  const text = await workspace.read(finding.path);
  return text === undefined
    ? []
    : rowsOf(
        finding.path,
        readTemplateRows(text, "dbLoadTemplate"),
        words[1]?.value ?? "",
        before,
        reader,
        words[2]?.value,
      );
}

/** Macros of the command count less than those of the row. */
async function rowsOf(
  path: string,
  rows: readonly TemplateRow[],
  given: string,
  state: ScriptState,
  reader: RecordReader,
  searchPath: string | undefined,
): Promise<readonly LoadedDatabase[]> {
  const databases: LoadedDatabase[] = [];
  const inherited = parseMacroDefinitions(given).length;
  for (const { template, macros, span, range } of rows) {
    const all = [given, macros].filter((each) => each !== "").join(",");
    databases.push(await reader.load(template, all, state, { path, span, range, inherited }, searchPath));
  }
  return databases;
}
