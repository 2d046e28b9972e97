import type { NewKey } from "../fix.ts";
import type { ShapeRule } from "../rule.ts";

// What ibek takes where nothing better is known; the rest is left to type.
const VALUES: Readonly<Record<string, string>> = { args: "{}", entity_models: "[]" };

export const missingKey: ShapeRule = {
  code: "missing-key",
  severity: "error",
  description: "A key that ibek needs and that is not there; also the `args` of a database, which may be empty.",
  check(violation) {
    if (violation.kind !== "missingKeys") return [];
    const { span, map, names, title, elsewhere } = violation;
    const list = names.map((name) => `\`${name}\``).join(" and ");
    const lines: readonly NewKey[] = names.map((name) => ({ name, value: VALUES[name] ?? "" }));
    return [
      {
        span,
        message: `This ${title} needs ${list}.`,
        fixes: elsewhere ? [] : [{ kind: "add", title: `Add ${list}`, map, lines }],
      },
    ];
  },
};
