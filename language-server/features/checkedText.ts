import type { OpenDocument } from "../service.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Problem, Rule } from "./problem.ts";

export interface Found {
  readonly rule: Pick<Rule<never>, "code" | "severity">;
  readonly problem: Problem;
}

/** One version of a document and what is wrong with it. */
export interface CheckedText {
  readonly document: OpenDocument;
  readonly lines: LineIndex;
  readonly found: readonly Found[];
}

/** A file that is none of ours may have a problem at each character; its tool stops at the first. */
const MOST_PROBLEMS = 1000;

/** What the rules find, in the order of the text. */
export function checkText<Model>(model: Model, rules: readonly Rule<Model>[]): readonly Found[] {
  return rules
    .flatMap((rule) => rule.check(model).map((problem) => ({ rule, problem })))
    .toSorted((a, b) => a.problem.span.start - b.problem.span.start)
    .slice(0, MOST_PROBLEMS);
}
