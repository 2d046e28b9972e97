// The records of an IOC: what the lines of its startup script load, those of included scripts too.
import { rangeIn } from "../../syntax/iocsh/logicalLines.ts";
import type { EvaluatedLine, FileUse } from "../scriptEvaluation/evaluatedLine.ts";
import type { ScriptEvaluation } from "../scriptEvaluation/evaluateScript.ts";
import type { FileLookup } from "../scriptEvaluation/scriptFiles.ts";
import { IocContents } from "./iocContents.ts";
import type { Load, LoadedDatabase, Site } from "./load.ts";
import { RecordReader, type TemplateFiles } from "./recordReader.ts";
import { readTemplateRows } from "./templateRows.ts";

/** `previous`: of an earlier version of the same script, as long as no file it has read has changed. */
export async function loadContents(
  { lines }: Pick<ScriptEvaluation, "lines">,
  surroundings: Pick<FileLookup, "workspace" | "start">,
  stored: TemplateFiles,
  previous: IocContents | undefined,
): Promise<IocContents> {
  const lookup: FileLookup = { ...surroundings, lookedFor: new Set(previous?.files), findings: new Map() };
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
  lookup: FileLookup,
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
  const databases: LoadedDatabase[] = [];
  for (const { template, macros, span, range } of text === undefined ? [] : readTemplateRows(text)) {
    // Macros of the command count less than those of the row.
    const all = [words[1]?.value ?? "", macros].filter((each) => each !== "").join(",");
    databases.push(await reader.load(template, all, before, { path: finding.path, span, range }, words[2]?.value));
  }
  return databases;
}
