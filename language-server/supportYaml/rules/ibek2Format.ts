import type { FileRule } from "../rule.ts";

export const ibek2Format: FileRule = {
  code: "ibek2-format",
  severity: "warning",
  description:
    "A support YAML file of ibek 2 (`defs`, lists of `args`); later releases refuse it. A quick fix converts it.",
  check({ old }) {
    if (!old) return [];
    const message = `\`${old.key}\` is of ibek 2: since ibek 3 there are \`entity_models\` with \`parameters\`, and an IOC refuses this file. A quick fix converts it.`;
    return [{ span: old.span, message, fixes: [{ kind: "convert", title: "Convert to ibek 3+ (entity_models)" }] }];
  },
};
