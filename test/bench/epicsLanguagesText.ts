// Files for the benchmarks: the corpus in place, and databases as large as somebody may generate.
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { LANGUAGE_IDS } from "../../language-server/protocol.ts";

const ENDINGS: Partial<Readonly<Record<(typeof LANGUAGE_IDS)[number], RegExp>>> = {
  "epics-startup": /\.(?:cmd|iocsh)$/,
  "epics-database": /\.(?:db|template|vdb)$/,
  "epics-substitutions": /\.(?:substitutions|subst|subs?)$/,
  "epics-dbd": /\.dbd$/,
  "stream-protocol": /\.proto(?:col)?$/,
};

export interface CorpusFile {
  readonly path: string;
  readonly languageId: string;
  readonly text: string;
}

export async function languageCorpus(corpus: string): Promise<readonly CorpusFile[]> {
  const folder = path.join(corpus, "epics-languages");
  const names = (await readdir(folder, { recursive: true })).toSorted();
  const files = names.flatMap((name) => {
    const language = Object.entries(ENDINGS).find(([, ending]) => ending.test(name));
    return language === undefined ? [] : [{ path: path.join(folder, name), languageId: language[0] }];
  });
  return Promise.all(files.map(async (file) => ({ ...file, text: await readFile(file.path, "utf8") })));
}

/** Lines of a startup script that run something. */
export function commandCount(text: string): number {
  return text.split("\n").filter((line) => /^\s*[^\s#]/.test(line)).length;
}

export const LINES_OF_RECORD = 9;

/** Records of seven fields, each with a link to another one. */
export function largeDatabase(records: number): string {
  return Array.from({ length: records }, (_, index) => record(index)).join("");
}

function record(index: number): string {
  return `record(ai, "$(P)Sensor${index}") {
    field(DESC, "Temperature of sensor ${index}")
    field(DTYP, "asynFloat64")
    field(INP,  "@asyn($(PORT),${index})T_ACT")
    field(SCAN, "I/O Intr")
    field(PREC, "3")
    field(EGU,  "degC")
    field(FLNK, "$(P)Sensor${index + 1}")
}
`;
}

/** Line of a `field(PREC, "3")` in the middle, whose value begins at character 17. */
export function middlePrecision(text: string): number {
  const lines = text.split("\n");
  return lines.findIndex((each, index) => index > lines.length / 2 && each.includes("field(PREC"));
}
