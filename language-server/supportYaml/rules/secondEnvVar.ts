import type { ModelRule } from "../rule.ts";

export const secondEnvVar: ModelRule = {
  code: "second-env-var",
  severity: "warning",
  description: "Several environment variables in one entity model: ibek writes them on one line of the startup script.",
  check({ model }) {
    return model.environment.slice(1).map(({ head, keys }) => ({
      span: keys.get("name")?.nameSpan ?? head,
      message:
        "ibek writes this on the same line as the variable before it, so neither is set right. Set it in `pre_init` with `epicsEnvSet`.",
    }));
  },
};
