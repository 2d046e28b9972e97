import type { Position } from "vscode-languageserver-types";
import type { EntityModel, Parameter } from "../catalogue/entityModels/entityModel.ts";
import type { Entity } from "../ioc/entity.ts";
import type { ReferencePlace } from "../ioc/entityIds.ts";
import type { Field } from "../syntax/yaml/mapFields.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";

/** What the cursor is on. Spans count from the file's start. */
export type Token =
  | { readonly kind: "type"; readonly span: Span; readonly model: EntityModel }
  /** Its name or its value. */
  | {
      readonly kind: "parameter";
      readonly span: Span;
      readonly model: EntityModel;
      readonly parameter: Parameter;
      /** Of the entity in the list, the repeat for one inside of it. */
      readonly index: number;
      readonly field: Field;
      readonly repeated: boolean;
    }
  | { readonly kind: "reference"; readonly span: Span; readonly reference: ReferencePlace };

export function tokenAt(analysis: IocAnalysis, position: Position): Token | undefined {
  const offset = analysis.lines.offsetAt(position);
  const reference = analysis.ids.references.find(({ span }) => covers(span, offset));
  if (reference) return { kind: "reference", span: reference.span, reference };
  const index = analysis.entities.findIndex(({ start, checked }) =>
    covers(shifted(checked.entity.span, start), offset),
  );
  const located = analysis.entities[index];
  if (!located) return undefined;
  const token = inEntity(located.checked.entity, analysis, offset - located.start, { index, repeated: false });
  return token && { ...token, span: shifted(token.span, located.start) };
}

function inEntity(
  entity: Entity,
  analysis: IocAnalysis,
  offset: number,
  at: { readonly index: number; readonly repeated: boolean },
): Exclude<Token, { kind: "reference" }> | undefined {
  if (entity.repeated && covers(entity.repeated.span, offset))
    return inEntity(entity.repeated, analysis, offset, { ...at, repeated: true });
  const model = entity.type === undefined ? undefined : analysis.catalogue.models.get(entity.type);
  if (!model) return undefined;
  // A merged field has no text of its own here.
  const own = [...entity.fields.values()].filter((field) => field.nameSpan !== field.valueSpan);
  const name = own.find((field) => covers(field.nameSpan, offset));
  const field = name ?? own.find(({ valueSpan }) => covers(valueSpan, offset));
  if (field === undefined) return undefined;
  const span = name ? field.nameSpan : field.valueSpan;
  if (field.name === "type") return { kind: "type", span, model };
  const parameter = model.parameters.get(field.name);
  return parameter && { kind: "parameter", span, model, parameter, field, ...at };
}
