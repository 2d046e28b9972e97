import type { DiagnosticSeverity } from "vscode-languageserver-types";
import type { FieldDefinition, RecordType, RecordTypes } from "../catalogue/recordTypes.ts";
import type { Block, FieldEntry, Item, Json, RecordItem, Word } from "../syntax/database/databaseFile.ts";
import type { Macros } from "../syntax/database/scanner.ts";
import type { Span } from "../text/span.ts";
import type { FieldText } from "./fieldText.ts";
import type { Fix } from "./fix.ts";
import type { NamedBlock } from "./recordNames.ts";

export interface Problem {
  /** In the item. */
  readonly span: Span;
  /** A whole sentence in the words of the domain. */
  readonly message: string;
  /** Where it differs from the rule's. */
  readonly severity?: DiagnosticSeverity;
  /** The likeliest first. */
  readonly fixes?: readonly Fix[];
}

/** A `field(…)` whose record type and definition are known. */
export interface FieldUse {
  readonly entry: FieldEntry;
  readonly record: RecordItem;
  readonly type: RecordType;
  readonly definition: FieldDefinition;
  readonly name: Word;
  readonly value: Json;
  readonly text: FieldText;
}

export interface Surroundings {
  readonly types: RecordTypes;
  readonly macros: Macros;
}

export interface ItemSurroundings extends Surroundings {
  /** Of a record; that of the one it adds to, where that is in the file too. */
  readonly type: RecordType | undefined;
}

export interface FileSurroundings extends Surroundings {
  /** Whether no file of this name, as an include has it, is where modules keep theirs. */
  readonly isMissing: (file: string) => boolean;
}

interface RuleBase {
  /** Kebab-case, stable: people put it in settings. */
  readonly code: string;
  readonly severity: DiagnosticSeverity;
  /** One line, for the table of rules. */
  readonly description: string;
}

/** Looks at one item; what it finds does not depend on others. */
export interface ItemRule extends RuleBase {
  readonly kind: "item";
  check(item: Item, surroundings: ItemSurroundings): readonly Problem[];
}

/** Looks at one field. */
export interface FieldRule extends RuleBase {
  readonly kind: "field";
  check(field: FieldUse, surroundings: Surroundings): readonly Problem[];
}

/**
 * Looks at how the items of a file fit together, by their types, names and files alone: an edit that leaves these as they
 * are leaves its problems, too.
 */
export interface FileRule extends RuleBase {
  readonly kind: "file";
  check(
    blocks: readonly NamedBlock[],
    surroundings: FileSurroundings,
  ): readonly (Problem & { readonly block: Block })[];
}

export type Rule = ItemRule | FieldRule | FileRule;
