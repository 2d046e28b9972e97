import type { RecordTypes } from "../catalogue/recordTypes.ts";
import type { OpenDocument } from "../service.ts";
import type { Block, DatabaseFile } from "../syntax/database/databaseFile.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { CheckedBlock, Found } from "./checkBlocks.ts";
import type { FileName, FoundFile } from "./fileNames.ts";

/** One version of a database or template and all that follows from it. */
export interface Database {
  readonly document: OpenDocument;
  readonly file: DatabaseFile;
  readonly lines: LineIndex;
  readonly types: RecordTypes;
  readonly fileNames: readonly FileName[];
  /** Of the files that are named, where each one is. */
  readonly files: ReadonlyMap<string, FoundFile>;
  readonly checked: readonly CheckedBlock[];
  /** Where items do not fit together. */
  readonly conflicts: readonly (Found & { readonly block: Block })[];
}
