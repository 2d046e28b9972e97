import { checkText } from "../features/checkedText.ts";
import type { Name } from "../features/names.ts";
import { findRelated, type RelatedFile } from "../features/relatedFiles.ts";
import type { OpenDocument } from "../service.ts";
import { macroReferences } from "../syntax/iocsh/macroReferences.ts";
import { parseRequestFile } from "../syntax/requestFile/parseRequestFile.ts";
import type { RequestLine } from "../syntax/requestFile/requestFile.ts";
import { pathOfUri } from "../text/fileUri.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { Workspace } from "../workspace.ts";
import type { Request } from "./requestModel.ts";
import { RULES } from "./rules.ts";

/** Where modules keep their request files; an IOC says by `set_requestfile_path`. */
export const REQUEST_FOLDERS = [".", "../db", "../Db", "../../db", "../req", "../../req", "../autosave"];
/** Nobody includes more; each one asks the file system. */
const MOST_FILES = 200;

export async function analyseRequest(
  document: OpenDocument,
  previous: Request | undefined,
  workspace: Workspace,
): Promise<Request> {
  const { text, uri } = document;
  const requests = parseRequestFile(text);
  const lines = new LineIndex(text);
  const included = await includedFiles(uri, requests, workspace, previous?.included);
  const model = { text, requests, included };
  const named = { uri, lines, names: namesOf(requests, text) };
  return { ...model, document, lines, named, found: checkText(model, RULES) };
}

async function includedFiles(
  uri: string,
  requests: readonly RequestLine[],
  workspace: Workspace,
  known: ReadonlyMap<string, RelatedFile> | undefined,
): Promise<ReadonlyMap<string, RelatedFile>> {
  const found = new Map<string, RelatedFile>();
  const path = pathOfUri(uri);
  for (const line of requests) {
    const name = line.kind === "include" ? line.file.text : "";
    if (path === undefined || name === "" || name.includes("$") || found.has(name) || found.size >= MOST_FILES)
      continue;
    found.set(name, known?.get(name) ?? (await findRelated(path, name, REQUEST_FOLDERS, workspace)));
  }
  return found;
}

/** PVs, and the macros in them and in what is given to other files. */
function namesOf(requests: readonly RequestLine[], text: string): readonly Name[] {
  return requests.flatMap((line): readonly Name[] => {
    const macros = macroReferences(text.slice(line.start, line.end)).map(({ name, nameStart, nameEnd }) => ({
      ...{ key: `macro ${name}`, text: name, defines: false },
      ...{ start: line.start + nameStart, end: line.start + nameEnd },
    }));
    if (line.kind !== "pv") return macros;
    const { name, start, end } = line;
    return [...macros, { key: `pv ${name}`, text: name, defines: true, start, end }];
  });
}
