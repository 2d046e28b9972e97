import type { RecordTypes } from "../catalogue/recordTypes.ts";
import type { OpenDocument } from "../service.ts";
import { parseDatabase, reparseDatabase } from "../syntax/database/parseDatabase.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { checkBlocks, checkFile } from "./checkBlocks.ts";
import type { Database } from "./database.ts";

export function analyseDatabase(document: OpenDocument, previous: Database | undefined, types: RecordTypes): Database {
  const known = previous?.types === types ? previous : undefined;
  const { text } = document;
  const file = known === undefined ? parseDatabase(text, "open") : reparseDatabase(text, "open", known.file);
  const surroundings = { types, macros: "open" } as const;
  return {
    ...{ document, file, types, lines: new LineIndex(text) },
    checked: checkBlocks(file.blocks, surroundings, known?.checked ?? []),
    conflicts: checkFile(file.blocks, surroundings),
  };
}
