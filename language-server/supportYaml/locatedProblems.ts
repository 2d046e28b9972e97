import type { SupportAnalysis } from "./analysis.ts";
import type { Problem } from "./problem.ts";
import type { FileRule } from "./rule.ts";
import { FILE_RULES, TEXT_RULES } from "./rules.ts";
import { topProblems } from "./topProblems.ts";

/** A problem and where the text begins that its spans count in. */
export interface LocatedProblem {
  readonly problem: Problem;
  readonly start: number;
}

/** In the order of the text. */
export function locatedProblems(analysis: SupportAnalysis): readonly LocatedProblem[] {
  const { lines, file, models, old, ibekVersion } = analysis;
  const run = (rules: readonly FileRule[]): readonly LocatedProblem[] =>
    rules.flatMap((rule) =>
      rule
        .check({ ...analysis, text: lines.text })
        .map((finding) => ({ problem: { severity: rule.severity, ...finding, code: rule.code }, start: 0 })),
    );
  const all = [
    ...run(TEXT_RULES),
    // In an earlier format everything else would be wrong, too.
    ...(old
      ? []
      : [
          ...topProblems(file, lines.text, ibekVersion).map((problem) => ({ problem, start: 0 })),
          ...models.flatMap(({ start, checked }) => checked.problems.map((problem) => ({ problem, start }))),
          ...run(FILE_RULES),
        ]),
  ];
  return all.sort((a, b) => a.start + a.problem.span.start - (b.start + b.problem.span.start));
}
