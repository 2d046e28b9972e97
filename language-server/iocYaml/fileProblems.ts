import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import { problemOf } from "./evaluatedProblems.ts";
import type { Problem } from "./problem.ts";
import type { CheckedFile } from "./rule.ts";
import { FILE_RULES } from "./rules.ts";

interface EvaluatedFile extends Omit<CheckedFile, "text"> {
  readonly lines: LineIndex;
  readonly generated: GeneratedIoc;
}

/** What is found in the file as a whole. Spans count from its start. */
export function fileProblems({
  path,
  lines,
  file,
  catalogue,
  instance,
  ids,
  generated,
  siblingRefusal,
}: EvaluatedFile): readonly Problem[] {
  const checked = { path, text: lines.text, file, catalogue, instance, ids, siblingRefusal };
  const ofRules = FILE_RULES.flatMap((rule) =>
    rule.check(checked).map((finding): Problem => ({ severity: rule.severity, ...finding, code: rule.code })),
  );
  return [...ofRules, ...generated.problems.filter(({ entity }) => entity < 0).map(problemOf)];
}
