import type { RecordTypes } from "../catalogue/recordTypes.ts";
import type { OpenDocument } from "../service.ts";
import { parseDatabase, reparseDatabase } from "../syntax/database/parseDatabase.ts";
import { LineIndex } from "../text/lineIndex.ts";
import type { Workspace } from "../workspace.ts";
import { fitAsBefore, moved } from "./changedBlocks.ts";
import { checkBlocks, checkFile } from "./checkBlocks.ts";
import type { Database } from "./database.ts";
import { fileNames, findFiles } from "./fileNames.ts";

export async function analyseDatabase(
  document: OpenDocument,
  previous: Database | undefined,
  types: RecordTypes,
  workspace: Workspace,
): Promise<Database> {
  const known = previous?.types === types ? previous : undefined;
  const { text, uri } = document;
  const file = known === undefined ? parseDatabase(text, "open") : reparseDatabase(text, "open", known.file);
  const surroundings = { types, macros: "open" } as const;
  const checked = checkBlocks(file.blocks, surroundings, known?.checked ?? []);
  const names = fileNames(checked);
  const files = await findFiles(names, uri, workspace, known?.files ?? new Map());
  const fits = known !== undefined && fitAsBefore(checked, known.checked, known.conflicts);
  const isMissing = (name: string): boolean => files.has(name) && files.get(name)?.path === undefined;
  return {
    ...{ document, file, types, lines: new LineIndex(text), fileNames: names },
    files,
    checked,
    conflicts: fits ? moved(known.conflicts, checked) : checkFile(checked, { ...surroundings, isMissing }),
  };
}
