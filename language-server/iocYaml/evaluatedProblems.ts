import type { GenerationProblem } from "../ioc/generation/generated.ts";
import { basename } from "node:path/posix";
import type { CheckedEntity } from "./checkedEntity.ts";
import type { Problem } from "./problem.ts";
import { duplicateId } from "./rules/duplicateId.ts";
import { unknownReference } from "./rules/unknownReference.ts";
import { wrongType } from "./rules/wrongType.ts";
import { GENERATION_RULES } from "./rules.ts";

/** An entity's problems as it is written, and those of what is made of it. `made`: see `Resolved`. */
export function evaluatedProblems(
  { problems, repeatedProblems }: CheckedEntity,
  made: readonly boolean[],
  found: readonly GenerationProblem[],
): readonly Problem[] {
  const repeated = repeatedProblems.map(({ problem, level, isSure }) =>
    isSure || made[level] === true ? problem : asWarning(problem),
  );
  return withoutConsequences([...problems, ...repeated], saidOnce(found));
}

/** What several lines of a definition do wrong is one mistake to whoever writes the entity. */
function saidOnce(found: readonly GenerationProblem[]): readonly GenerationProblem[] {
  if (found.length < 2) return found;
  const seen = new Set<string>();
  return found.filter(({ span, message }) => {
    const key = `${span.start} ${span.end} ${message}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** A value that is no reference, and the definition that fails because of it, are one mistake: it is shown at the value. */
function withoutConsequences(written: readonly Problem[], found: readonly GenerationProblem[]): readonly Problem[] {
  const noReference = written.find(({ code, severity }) => code === wrongType.code && severity === "warning");
  const isConsequence = ({ kind, definition }: GenerationProblem): boolean =>
    noReference !== undefined && kind === "undefinedAttribute" && definition !== undefined;
  const rest = found.filter((problem) => !isConsequence(problem)).map(problemOf);
  if (rest.length === found.length) return [...written, ...rest];
  return [...written.map((each): Problem => (each === noReference ? { ...each, severity: "error" } : each)), ...rest];
}

/** ibek never looks at what it does not make. */
function asWarning(problem: Problem): Problem {
  return problem.severity === "error" ? { ...problem, severity: "warning" } : problem;
}

const RULES = new Map<GenerationProblem["kind"], Pick<Problem, "code" | "severity">>([
  ...GENERATION_RULES.map((rule) => [rule.kind, rule] as const),
  // Rules on what is written find the same in entities of the file.
  ["duplicateId", duplicateId],
  ["unknownReference", unknownReference],
]);

export function problemOf({ kind, span, message, definition }: GenerationProblem): Problem {
  const { code, severity } = RULES.get(kind) ?? { code: kind, severity: "error" };
  const related = definition && {
    message: `This is written in ${basename(definition.path)}`,
    at: definition,
  };
  return { code, severity, span, message, ...(related && { related }) };
}
