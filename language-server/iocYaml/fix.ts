import type { EntityModel, Parameter } from "../catalogue/entityModels/entityModel.ts";
import type { Entity } from "../ioc/entity.ts";
import type { Field } from "../syntax/yaml/mapFields.ts";
import type { Span } from "../text/span.ts";
import { yamlText } from "../syntax/yaml/yamlText.ts";

/** What would end a problem. Spans count like the problem's; `codeActions.ts` makes edits of them. */
export type Fix =
  /** For the client to carry out: one of the commands of `protocol.ts`, without arguments. */
  | { readonly kind: "command"; readonly title: string; readonly command: string }
  | { readonly kind: "replace"; readonly title: string; readonly span: Span; readonly text: string }
  /** A name and its value, out of the mapping that holds them. */
  | { readonly kind: "remove"; readonly title: string; readonly entity: Entity; readonly field: Field }
  | {
      readonly kind: "add";
      readonly title: string;
      readonly entity: Entity;
      readonly model: EntityModel;
      /** In the order they are declared in. */
      readonly parameters: readonly Parameter[];
    };

/** For a “Did you mean …?”; nothing is near, nothing to change. */
export function changeTo(meant: string | undefined, span: Span): readonly Fix[] {
  return meant === undefined ? [] : [{ kind: "replace", title: `Change to \`${meant}\``, span, text: yamlText(meant) }];
}

/** Whether the value's text stands behind the name: it is neither merged, nor an alias, nor missing. */
export function isWrittenHere(field: Field): boolean {
  return !field.elsewhere && !isMerged(field);
}

/** Whether neither the name nor a value of its own stands in this mapping. */
export function isMerged(field: Field): boolean {
  return field.nameSpan === field.valueSpan;
}
