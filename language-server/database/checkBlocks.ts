import type { RecordType, RecordTypes } from "../catalogue/recordTypes.ts";
import type { Block, Item, RecordItem } from "../syntax/database/databaseFile.ts";
import { changedBlocks, isTypedAs } from "./changedBlocks.ts";
import { fieldText } from "./fieldText.ts";
import { fileNamesIn } from "./fileNames.ts";
import { type NamedBlock, namesIn } from "./recordNames.ts";
import type {
  FieldRule,
  FieldUse,
  FileRule,
  FileSurroundings,
  ItemRule,
  ItemSurroundings,
  Problem,
  Rule,
  Surroundings,
} from "./rule.ts";
import { RULES } from "./rules.ts";

export interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
}

export interface CheckedBlock extends NamedBlock {
  /** Those that depend on nothing but the item and its type. */
  readonly problems: readonly Found[];
}

const ITEM_RULES = RULES.filter((rule): rule is ItemRule => rule.kind === "item");
const FIELD_RULES = RULES.filter((rule): rule is FieldRule => rule.kind === "field");
const FILE_RULES = RULES.filter((rule): rule is FileRule => rule.kind === "file");
const NONE: readonly Found[] = [];

/** Items that have stayed the same keep their problems, wherever they have moved. */
export function checkBlocks(
  blocks: readonly Block[],
  surroundings: Surroundings,
  previous: readonly CheckedBlock[],
): readonly CheckedBlock[] {
  const { first, last, shift } = changedBlocks(blocks, previous);
  const keepsTypes =
    shift === 0 && blocks.slice(first, last).every((block, index) => isTypedAs(block, previous[first + index]));
  const types = keepsTypes ? undefined : recordTypesOf(blocks, surroundings.types);
  return blocks.map((block, index) => {
    const before = index < first ? previous[index] : index < last ? undefined : previous[index - shift];
    const type = types === undefined ? previous[index]?.type : types[index];
    if (before !== undefined && before.type === type)
      return before.start === block.start ? before : { ...before, start: block.start };
    return checkBlock(block, type, surroundings);
  });
}

function checkBlock(block: Block, type: RecordType | undefined, surroundings: Surroundings): CheckedBlock {
  const { item } = block;
  const names = namesIn(item, type);
  return { ...block, type, names, files: fileNamesIn(item), problems: checkItem(item, { ...surroundings, type }) };
}

/** `record("*", …)` adds to a record before it. */
function recordTypesOf(blocks: readonly Block[], types: RecordTypes): readonly (RecordType | undefined)[] {
  const byName = new Map<string, RecordType>();
  return blocks.map(({ item }) => {
    if (item.kind !== "record" || item.type === undefined) return undefined;
    const name = item.name?.text ?? "";
    const type = types.recordType(item.type.text);
    if (type !== undefined) byName.set(name, type);
    return type ?? (item.type.text === "*" ? byName.get(name) : undefined);
  });
}

export function checkFile(
  blocks: readonly NamedBlock[],
  surroundings: FileSurroundings,
): readonly (Found & { readonly block: Block })[] {
  return FILE_RULES.flatMap((rule) =>
    rule.check(blocks, surroundings).map(({ block, ...problem }) => ({ block, rule, problem })),
  );
}

function checkItem(item: Item, surroundings: ItemSurroundings): readonly Found[] {
  const found = ITEM_RULES.flatMap((rule) => rule.check(item, surroundings).map((problem) => ({ rule, problem })));
  if (item.kind !== "record") return found.length === 0 ? NONE : found;
  const inFields = fieldsOf(item, surroundings).flatMap((field) =>
    FIELD_RULES.flatMap((rule) => rule.check(field, surroundings).map((problem) => ({ rule, problem }))),
  );
  return found.length + inFields.length === 0 ? NONE : [...found, ...inFields];
}

/** The fields whose definition is known. */
function fieldsOf(record: RecordItem, { type, macros }: ItemSurroundings): readonly FieldUse[] {
  if (type === undefined) return [];
  return (record.body?.entries ?? []).flatMap((entry) => {
    if (entry.kind !== "field" || !entry.complete || entry.name === undefined || entry.value === undefined) return [];
    const { name, value } = entry;
    const definition = type.field(name.text);
    if (definition === undefined) return [];
    return [{ entry, record, type, definition, name, value, text: fieldText(value, macros) }];
  });
}
