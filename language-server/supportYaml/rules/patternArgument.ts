import type { Finding } from "../problem.ts";
import { isPattern } from "../readModel.ts";
import type { ModelRule } from "../rule.ts";

/** What every entity has beside its parameters. */
const ALWAYS = ["type", "entity_enabled"];

export const patternArgument: ModelRule = {
  code: "pattern-argument",
  severity: "warning",
  description:
    "A database argument with `*` or `?` that also takes in `type` or `entity_enabled`, or is no regular expression.",
  check({ model }) {
    return model.databases.flatMap(({ args }) =>
      args
        .filter(({ name }) => isPattern(name))
        .flatMap(({ name, nameSpan }): readonly Finding[] => {
          const matches = patternMatcher(name);
          if (matches === undefined) {
            const message = `\`${name}\` is a regular expression to ibek, and this one starts with nothing to repeat: \`.${name}\`?`;
            return /^[*?]/.test(name) ? [{ span: nameSpan, message }] : [];
          }
          const caught = ALWAYS.filter((each) => matches(each)).map((each) => `\`${each}\``);
          if (caught.length === 0) return [];
          const message = `This also gives the template ${caught.join(" and ")} as macros: ibek matches it with everything an entity has.`;
          return [{ span: nameSpan, message, severity: "hint" }];
        }),
    );
  },
};

/** As Python's `re.match`: from the start, not to the end. Undefined for what is no regular expression here. */
export function patternMatcher(pattern: string): ((name: string) => boolean) | undefined {
  // What repeats a repetition may take for ever on a long name.
  if (pattern.length > 100 || /[*+?}]\)?[*+{]/.test(pattern)) return undefined;
  try {
    const expression = new RegExp(`^(?:${pattern})`, "u");
    return (name) => name.length <= 200 && expression.test(name);
  } catch {
    return undefined;
  }
}
