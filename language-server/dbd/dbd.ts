import type { RecordTypes } from "../catalogue/recordTypes.ts";
import type { CheckedText } from "../features/checkedText.ts";
import type { NamedText } from "../features/names.ts";
import type { RelatedFile } from "../features/relatedFiles.ts";
import type { DbdFile, Statement } from "../syntax/dbd/dbdFile.ts";

/** A file that is included, itself or by one that is. */
export interface IncludedDbd extends RelatedFile {
  readonly statements: readonly Statement[];
  readonly named: NamedText;
}

/** One version of a file of definitions, before it is checked. */
export interface DbdModel {
  readonly file: DbdFile;
  /** Those we know and those of the workspace. */
  readonly types: RecordTypes;
  /** Those we know alone. */
  readonly builtIn: RecordTypes;
  /** By the name they are included with. */
  readonly included: ReadonlyMap<string, IncludedDbd>;
}

export interface Dbd extends CheckedText, DbdModel {
  readonly named: NamedText;
  /** Absolute paths that were read or looked for. */
  readonly dependencies: readonly string[];
}
