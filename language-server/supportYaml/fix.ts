import type { Field } from "../syntax/yaml/mapFields.ts";
import { yamlText } from "../syntax/yaml/yamlText.ts";
import type { YamlMap } from "../syntax/yaml/yamlNode.ts";
import type { Span } from "../text/span.ts";

/** What would end a problem. Spans count like the problem's; `codeActions.ts` makes edits of them. */
export type Fix =
  | { readonly kind: "replace"; readonly title: string; readonly span: Span; readonly text: string }
  /** A name and its value, out of the mapping that holds them. */
  | { readonly kind: "remove"; readonly title: string; readonly map: YamlMap; readonly field: Field }
  /** The whole file into today's format. */
  | { readonly kind: "convert"; readonly title: string }
  /** Keys into a mapping. */
  | { readonly kind: "add"; readonly title: string; readonly map: YamlMap; readonly lines: readonly NewKey[] };

export interface NewKey {
  readonly name: string;
  /** As YAML; empty for a value that is left to type. */
  readonly value: string;
}

/** For a “Did you mean …?”; nothing is near, nothing to change. */
export function changeTo(meant: string | undefined, span: Span): readonly Fix[] {
  return meant === undefined ? [] : [{ kind: "replace", title: `Change to \`${meant}\``, span, text: yamlText(meant) }];
}

/** Whether neither the name nor a value of its own stands in this mapping. */
export function isMerged(field: Field): boolean {
  return field.nameSpan === field.valueSpan;
}
