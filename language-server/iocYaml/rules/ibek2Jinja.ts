import { findJinjaName } from "../../syntax/jinja/jinjaText.ts";
import type { Field } from "../../syntax/yaml/mapFields.ts";
import type { Span } from "../../text/span.ts";
import type { Finding } from "../problem.ts";
import type { EntityRule } from "../rule.ts";

const OLD_NAME = "__utils__";

export const ibek2Jinja: EntityRule = {
  code: "ibek2-jinja",
  severity: "error",
  description: "`__utils__`, which only ibek 2 had, in an entity's Jinja.",
  check({ entity, model, repeated }) {
    // The built-in types' own fields are not rendered where they stand.
    if (model?.module === "ibek" && !repeated) return [];
    return [...entity.fields.values()].flatMap((field) => usesOldName(field));
  },
};

/** At the name itself where the text shows it unchanged, else at the whole value. */
export function usesOldName(field: Field): readonly Finding[] {
  const { value } = field;
  if (value?.kind !== "scalar" || value.type !== "string" || findJinjaName(value.text, OLD_NAME) === undefined)
    return [];
  const message =
    "`__utils__` is of ibek 2 and undefined since ibek 3: use `_global` (`_global.get_env`, `_global.incrementor`).";
  return [{ span: nameIn(field.valueSpan, value.text, value.span, field.elsewhere), message }];
}

function nameIn(shown: Span, text: string, span: Span, elsewhere: boolean): Span {
  const at = findJinjaName(text, OLD_NAME) ?? 0;
  const quotes = span.end - span.start - text.length;
  // One quote before and one behind, or none: then nothing is escaped or folded.
  if (elsewhere || (quotes !== 0 && quotes !== 2)) return shown;
  const start = shown.start + quotes / 2 + at;
  return { start, end: start + OLD_NAME.length };
}
