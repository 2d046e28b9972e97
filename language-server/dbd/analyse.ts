import type { SiteDefinitions } from "../catalogue/siteDefinitions.ts";
import { checkText } from "../features/checkedText.ts";
import { findRelated } from "../features/relatedFiles.ts";
import type { OpenDocument } from "../service.ts";
import type { Statement } from "../syntax/dbd/dbdFile.ts";
import { parseDbd } from "../syntax/dbd/parseDbd.ts";
import { pathOfUri, uriOfPath } from "../text/fileUri.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { Workspace } from "../workspace.ts";
import type { Dbd, IncludedDbd } from "./dbd.ts";
import { includedNames } from "./includedNames.ts";
import { namesOf } from "./namesOf.ts";
import { RULES } from "./rules.ts";

/** Where modules keep the definitions they include: beside, and where a build puts them. */
export const DBD_FOLDERS = [".", "../dbd", "../../dbd", "../src", "../../../dbd"];
/** An IOC includes some hundred. */
const MOST_FILES = 300;

export async function analyseDbd(
  document: OpenDocument,
  previous: Dbd | undefined,
  site: SiteDefinitions,
  workspace: Workspace,
): Promise<Dbd> {
  if (previous === undefined) site.searchAgain();
  const known = previous ?? (await site.current());
  const file = parseDbd(document.text);
  const lines = new LineIndex(document.text);
  const path = pathOfUri(document.uri);
  const included =
    path === undefined
      ? new Map<string, IncludedDbd>()
      : await includedFiles(path, file.statements, workspace, previous?.included ?? new Map<string, IncludedDbd>());
  const model = { file, types: known.types, builtIn: known.builtIn, included };
  const looked = [...included.values()].flatMap((each) => each.looked);
  return {
    ...model,
    ...{ document, lines },
    named: { uri: document.uri, lines, names: namesOf(file.statements) },
    found: checkText(model, RULES),
    dependencies: [...new Set([...looked, ...("files" in known ? known.files : known.dependencies)])],
  };
}

/** What was found before is not looked for again: a change of a file makes the analysis anew. */
async function includedFiles(
  path: string,
  statements: readonly Statement[],
  workspace: Workspace,
  known: ReadonlyMap<string, IncludedDbd>,
): Promise<ReadonlyMap<string, IncludedDbd>> {
  const found = new Map<string, IncludedDbd>();
  const visit = async (from: string, includes: readonly string[]): Promise<void> => {
    for (const name of includes) {
      if (found.has(name) || found.size >= MOST_FILES) continue;
      const file = known.get(name) ?? (await readIncluded(from, name, workspace));
      found.set(name, file);
      await visit(file.path ?? from, namesToRead(file.statements));
    }
  };
  await visit(path, namesToRead(statements));
  return found;
}

async function readIncluded(from: string, name: string, workspace: Workspace): Promise<IncludedDbd> {
  const file = await findRelated(from, name, DBD_FOLDERS, workspace);
  const { statements } = parseDbd(file.text);
  const named = { uri: uriOfPath(file.path ?? name), lines: new LineIndex(file.text), names: namesOf(statements) };
  return { ...file, statements, named };
}

/** Names that macros make up cannot be looked for. */
function namesToRead(statements: readonly Statement[]): readonly string[] {
  return includedNames(statements).flatMap(({ text }) => (/[$]|^$/.test(text) ? [] : [text]));
}
