import type { AliasTarget } from "../syntax/yaml/mapFields.ts";
import { closestName } from "../text/closestName.ts";
import { shifted, type Span } from "../text/span.ts";
import { shapeProblems } from "./checkedModel.ts";
import type { Fix } from "./fix.ts";
import type { Problem } from "./problem.ts";
import { checkField } from "./shape/checkShape.ts";
import { SUPPORT_FILE } from "./shape/supportShape.ts";
import type { Violation } from "./shape/violation.ts";
import type { SupportFile } from "./supportFile.ts";

const NOTHING_ELSEWHERE: AliasTarget = () => undefined;

/** What is wrong around the entity models. Spans count from the file's start. */
export function topProblems(file: SupportFile, text: string, ibekVersion: string): readonly Problem[] {
  const { yaml, top, root } = file;
  if (yaml.refused || yaml.frames.some(({ piece }) => piece.problems.some(({ kind }) => kind === "syntax"))) return [];
  const head = firstWord(text);
  if (top === undefined || root === undefined) {
    const message = "A support YAML file has `module` and `entity_models`.";
    return [{ code: "missing-key", severity: "error", span: head, message }];
  }
  const given = new Set(top.map(({ field }) => field.name));
  const absent = [...SUPPORT_FILE.keys.keys()].filter((name) => !given.has(name));
  const ofFields = top.flatMap(({ start, field }) => {
    const { name, nameSpan: span, nameIsText } = field;
    const key = SUPPORT_FILE.keys.get(name);
    const violations: readonly Violation[] = !nameIsText
      ? [{ kind: "keyNotText", span, field }]
      : key === undefined
        ? [
            {
              kind: "unknownKey",
              span,
              field,
              map: root,
              object: SUPPORT_FILE,
              meant: closestName(name, absent),
              since: undefined,
            },
          ]
        : name === "entity_models" && isList(file, field.value?.kind)
          ? []
          : checkField(field, key.shape, { target: NOTHING_ELSEWHERE, ibekVersion });
    return shapeProblems(violations).map((problem) => moved(problem, start));
  });
  const meant = new Set(
    top.map(({ field }) => (!SUPPORT_FILE.keys.has(field.name) ? closestName(field.name, absent) : undefined)),
  );
  const names = absent.filter((name) => SUPPORT_FILE.keys.get(name)?.required && !meant.has(name));
  const { title } = SUPPORT_FILE;
  const missing: readonly Violation[] =
    names.length === 0 ? [] : [{ kind: "missingKeys", span: head, map: root, title, names, elsewhere: false }];
  return [...shapeProblems(missing), ...ofFields];
}

/** Its items are checked one by one. */
function isList({ yaml }: SupportFile, kind: string | undefined): boolean {
  return yaml.items !== undefined || kind === "sequence";
}

function moved(problem: Problem, by: number): Problem {
  const { related, fixes = [] } = problem;
  return {
    ...problem,
    span: shifted(problem.span, by),
    ...(related && { related: { ...related, span: shifted(related.span, by) } }),
    // What changes a mapping finds its place by itself, in the first piece alone.
    fixes: fixes.flatMap((fix): readonly Fix[] => {
      if (fix.kind === "replace") return [{ ...fix, span: shifted(fix.span, by) }];
      return by === 0 ? [fix] : [];
    }),
  };
}

function firstWord(text: string): Span {
  const word = /^[^\s#].*/m.exec(text);
  return word ? { start: word.index, end: word.index + word[0].trimEnd().length } : { start: 0, end: 0 };
}
