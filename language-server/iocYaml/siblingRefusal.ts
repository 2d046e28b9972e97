// ibek starts an IOC with its `ioc.yaml` and its `runtime.yaml`, or not at all.
import type { GeneratedIoc } from "../ioc/generation/generatedIoc.ts";
import { LineIndex } from "../text/lineIndex.ts";
import { shifted } from "../text/span.ts";
import { evaluatedFile } from "./evaluatedFile.ts";
import { fileProblems } from "./fileProblems.ts";
import type { WrittenIoc } from "./generateIoc.ts";
import type { CheckedFile, SiblingRefusal } from "./rule.ts";

/** Rules on what lies around both files, which say the same of each. */
const OF_THE_INSTANCE: ReadonlySet<string> = new Set(["unreadable-definitions", "newer-definition"]);

export function siblingRefusal(
  written: WrittenIoc,
  generated: GeneratedIoc,
  { catalogue, instance }: Pick<CheckedFile, "catalogue" | "instance">,
  sibling: WrittenIoc,
): SiblingRefusal | undefined {
  const { path, text, file } = sibling;
  if (path === undefined) return undefined;
  const beside = generated.beside;
  const { entities, ids } = evaluatedFile(sibling, beside, written);
  const lines = new LineIndex(text);
  const looked = { path, lines, file, catalogue, instance, ids, generated: beside, siblingRefusal: undefined };
  const ofFile = fileProblems(looked).filter(({ code }) => !OF_THE_INSTANCE.has(code));
  const ofEntities = entities.flatMap(({ start, checked }) =>
    checked.problems.map((problem) => ({ ...problem, span: shifted(problem.span, start) })),
  );
  const [first] = [...ofFile, ...ofEntities]
    .filter(({ severity }) => severity === "error")
    .sort((a, b) => a.span.start - b.span.start);
  return first && { at: { path, range: lines.rangeOf(first.span) }, message: first.message };
}
