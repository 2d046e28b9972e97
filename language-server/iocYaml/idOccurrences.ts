import type { Position } from "vscode-languageserver-types";
import type { EntityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { Entity } from "../ioc/entity.ts";
import { idUses, type IdUse } from "../ioc/entityIds.ts";
import { spellingOf, type Spelling } from "../syntax/yaml/spelling.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";
import { idFile, type IdFile } from "./idFile.ts";

/** A place where an entity, or one inside a repeat, gives itself an id or refers to it. */
export interface IdOccurrence {
  readonly kind: IdUse["kind"];
  readonly id: string;
  /** Of the id with its quotes, counted from the file's start; of what brings it where it is not written out. */
  readonly span: Span;
  /** Undefined where it is not written out: behind an alias, merged, a default. */
  readonly written: Spelling;
}

/** The id that is written out under the cursor. */
export function idAt(analysis: IocAnalysis, position: Position): IdOccurrence | undefined {
  const offset = analysis.lines.offsetAt(position);
  const file = idFile(analysis);
  return file.entities
    .filter(({ start, entity }) => covers(shifted(entity.span, start), offset))
    .flatMap((entity) => ofEntity(entity, file))
    .find(({ span, written }) => written !== undefined && covers(span, offset));
}

/** From top to bottom. */
export function occurrencesOf(id: string, file: IdFile): readonly IdOccurrence[] {
  return occurrencesIn(file).filter((occurrence) => occurrence.id === id);
}

/** From top to bottom. */
export function occurrencesIn(file: IdFile): readonly IdOccurrence[] {
  return file.entities.flatMap((entity) => ofEntity(entity, file)).sort((a, b) => a.span.start - b.span.start);
}

function ofEntity(
  { start, entity, uses }: IdFile["entities"][number],
  { lines, catalogue }: IdFile,
): readonly IdOccurrence[] {
  return [...uses, ...usesInRepeat(entity.repeated, catalogue)].flatMap(({ kind, id, span }) => {
    if (id === undefined) return [];
    const inFile = shifted(span, start);
    return [{ kind, id, span: inFile, written: spellingOf(lines.text, inFile, id) }];
  });
}

function usesInRepeat(entity: Entity | undefined, catalogue: EntityCatalogue): readonly IdUse[] {
  if (entity === undefined) return [];
  const model = entity.type === undefined ? undefined : catalogue.models.get(entity.type);
  return [...(model ? idUses(entity, model) : []), ...usesInRepeat(entity.repeated, catalogue)];
}
