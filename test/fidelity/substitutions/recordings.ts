// What the research recorded of both tools on small files, each with the template `record(ai,"$(P):$(Q)"){}`.
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { expandMacros, UNKNOWN } from "../../../language-server/ioc/macros/expandMacros.ts";
import { parseMacroDefinitions } from "../../../language-server/ioc/macros/macroDefinitions.ts";
import { readAsDbLoadTemplate } from "../../../language-server/syntax/substitutions/readAsDbLoadTemplate.ts";
import { readAsMsi } from "../../../language-server/syntax/substitutions/readAsMsi.ts";

export interface Recorded {
  readonly subs: string;
  readonly msi: { readonly rc: number; readonly out: string; readonly err: string };
  readonly dbLoadTemplate: { readonly out: string; readonly err: string };
}

const TEMPLATE = 'record(ai,"$(P):$(Q)"){}\n';

/** By what is special about them. */
export function recordings(corpus: string): readonly (readonly [string, Recorded])[] {
  return ["subs-behaviour.json", "subs-behaviour-7.0.10.json"].flatMap((name) => {
    const file = path.join(corpus, "..", "facts", "epics-behaviour", name);
    if (!existsSync(file)) return [];
    const all = JSON.parse(readFileSync(file, "utf8")) as Readonly<Record<string, Recorded>>;
    return Object.entries(all).map(([title, each]) => [`${name} ${title}`, each] as const);
  });
}

/** All that the recording tells, as it was and as we say it. */
export function compared({ subs, msi, dbLoadTemplate }: Recorded): { readonly real: unknown; readonly ours: unknown } {
  const expanded = readAsMsi(subs);
  const loaded = readAsDbLoadTemplate(subs);
  const missing = msi.err.includes("Can't open file");
  const refused = /^msi: (?!Warning|Error -)(.*)$/m.exec(msi.err)?.[1];
  const output = missing ? "" : expanded.rows.map(({ macros }) => expansion(macros)).join("");
  // A record of a bad name ends the loading: its row is printed, and nothing behind it is read.
  const failed = /^dbLoadRecords\(".*?", (.*)\)$/m.exec(dbLoadTemplate.err)?.[1];
  const row = loaded.rows.findIndex(({ macros }) => macros === failed);
  const stopsEarly = failed !== undefined;
  return {
    real: {
      refused,
      output: msi.out.replace(/\$\(\w+,undefined\)/g, UNKNOWN),
      failed: stopsEarly,
      syntaxError: dbLoadTemplate.err.includes("error: syntax error"),
      tooMany: dbLoadTemplate.err.includes("Too many values"),
    },
    ours: {
      refused: expanded.refusal?.text,
      output,
      failed: row >= 0,
      syntaxError: !stopsEarly && loaded.refusal !== undefined,
      tooMany: loaded.rows.some(({ remarks }) => remarks.some(({ kind }) => kind === "tooMany")),
    },
  };
}

function expansion(macros: string): string {
  const values = new Map(parseMacroDefinitions(macros).map(({ name, value }) => [name, value]));
  return expandMacros(TEMPLATE, (name) => {
    const raw = values.get(name);
    if (raw === undefined) return undefined;
    return { value: { kind: "text", raw }, origin: { kind: "environment", by: "the row" } };
  }).text;
}
