import type { ModelRule } from "../rule.ts";
import { textOf, type ScriptItem } from "../supportModel.ts";

export const secondFirst: ModelRule = {
  code: "second-first",
  severity: "warning",
  description: "A second `when: first` in an entity model: ibek keeps one mark for all of them and never writes it.",
  check({ model }) {
    const first = new Map<boolean, ScriptItem>();
    return model.scripts.flatMap((item) => {
      const when = item.keys.get("when");
      if (when === undefined || textOf(when) !== "first") return [];
      const earlier = first.get(item.isComment);
      if (earlier === undefined) {
        // ibek writes all of pre_init before post_init.
        first.set(item.isComment, item);
        return [];
      }
      const what = item.isComment ? "comment" : "text";
      return [
        {
          span: when.valueSpan,
          message: `Never written: another ${what} of this entity model has \`when: first\`, and ibek writes one of them. Put both into one.`,
          related: { message: "This one is written", span: earlier.head },
        },
      ];
    });
  },
};
