import { covers, type Span } from "../text/span.ts";
import type { CheckedModel } from "./checkedModel.ts";
import { isMerged } from "./fix.ts";

/** A parameter or define where it is written out. The span counts from the model's piece. */
export interface Occurrence {
  readonly kind: "defines" | "uses";
  readonly name: string;
  readonly span: Span;
}

/** All of an entity model, definitions first. */
export function occurrences({ model, templates }: CheckedModel): readonly Occurrence[] {
  const defined = model.allVariables
    .filter(({ field }) => !isMerged(field))
    .map(({ name, field }): Occurrence => ({ kind: "defines", name, span: field.nameSpan }));
  const inJinja = templates.flatMap(({ uses }) => uses.filter(({ isWritten }) => isWritten));
  const arguments_ = model.nameKeys
    .filter(({ field }) => !isMerged(field) || field.value === undefined)
    .map(({ name, field }) => ({ name, span: field.nameSpan }));
  const used = [...inJinja, ...arguments_]
    .filter(({ name }) => model.variables.has(name))
    .map(({ name, span }): Occurrence => ({ kind: "uses", name, span }));
  return [...defined, ...used];
}

export function occurrenceAt(checked: CheckedModel, offset: number): Occurrence | undefined {
  return occurrences(checked).find(({ span }) => covers(span, offset));
}
