import type { ModelRule } from "../rule.ts";

export const jinjaSyntax: ModelRule = {
  code: "jinja-syntax",
  severity: "error",
  description: "Jinja that does not parse: an error for everyone who uses the entity model.",
  check({ templates }) {
    return templates.flatMap(({ problem, text: { role } }) => {
      if (problem === undefined) return [];
      // A default is only rendered where an entity does not give the parameter.
      const always =
        role.kind === "use" ? role.always : role.kind === "variable" && role.variable.list !== "parameters";
      return [
        {
          span: problem.span,
          message: `This Jinja does not parse: ${problem.message}${/[.!?]$/.test(problem.message) ? "" : "."}`,
          ...(!always && { severity: "warning" as const }),
        },
      ];
    });
  },
};
