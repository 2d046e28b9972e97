import { didYouMean } from "../../text/closestName.ts";
import { changeTo, isMerged, type Fix } from "../fix.ts";
import type { ShapeRule } from "../rule.ts";
import type { Violation } from "../shape/violation.ts";

export const unknownKey: ShapeRule = {
  code: "unknown-key",
  severity: "error",
  description: "A key that ibek does not know at this place.",
  check(violation) {
    if (violation.kind !== "unknownKey") return [];
    const { field, object, since, meant, span } = violation;
    if (since !== undefined)
      return [{ span, message: `\`${field.name}\` needs ibek ${since}; the ibek in use is older.`, fixes: [] }];
    const message = `${article(object.title)} has no \`${field.name}\`${didYouMean(meant)}`;
    return [{ span, message, fixes: fixesOf(violation, meant) }];
  },
};

function fixesOf(
  { field, map }: Extract<Violation, { kind: "unknownKey" }>,
  meant: string | undefined,
): readonly Fix[] {
  if (isMerged(field)) return [];
  return [...changeTo(meant, field.nameSpan), { kind: "remove", title: `Remove \`${field.name}\``, map, field }];
}

/** At the start of a sentence. */
function article(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "An" : "A"} ${noun}`;
}
