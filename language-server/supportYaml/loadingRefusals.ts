// Whether ibek would read a support YAML file at all: the other errors are of what happens when an IOC uses a model.
import { entityCatalogue } from "../catalogue/entityModels/entityCatalogue.ts";
import type { SupportProblem } from "../catalogue/entityModels/readSupportFile.ts";
import { shifted } from "../text/span.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { analyseSupport } from "./analysis.ts";
import { locatedProblems } from "./locatedProblems.ts";

/** Codes of the rules on what ibek refuses when it reads the file. */
export const LOADING_RULES: ReadonlySet<string> = new Set([
  "yaml-syntax",
  "duplicate-key",
  "unknown-key",
  "missing-key",
  "wrong-type",
  "key-not-text",
  "bad-merge",
  "reserved-name",
  "duplicate-model",
  "ibek2-format",
]);

/** Empty for a file that ibek of this version reads. */
export function loadingRefusals(path: string, text: string, ibekVersion: string): readonly SupportProblem[] {
  const facts = { image: "none", missing: undefined, pinnedImage: undefined, ibekVersion } as const;
  const alone = { catalogue: entityCatalogue([], facts), ibekVersion, files: new Map() };
  const analysis = analyseSupport({ uri: uriOfPath(path), path, text }, alone, undefined);
  return locatedProblems(analysis).flatMap(({ problem, start }): readonly SupportProblem[] => {
    if (!LOADING_RULES.has(problem.code) || problem.severity !== "error") return [];
    const range = analysis.lines.rangeOf(shifted(problem.span, start));
    return [{ place: { path, range }, message: `line ${range.start.line + 1}: ${problem.message}` }];
  });
}
