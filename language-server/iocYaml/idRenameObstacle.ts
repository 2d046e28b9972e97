// What a rename of an id would break, found by generating the IOC before and after: references made by Jinja, by
// `sub_entities`, by defaults.
import type { TextEdit } from "vscode-languageserver-types";
import { LineIndex } from "../text/lineIndex.ts";
import { shifted } from "../text/span.ts";
import { uriOfPath } from "../text/fileUri.ts";
import { analyseIoc, writtenIoc, type IocAnalysis } from "./analysis.ts";
import { fileProblems } from "./fileProblems.ts";

/** By the URI of the file. */
type Changes = Readonly<Record<string, readonly TextEdit[]>>;

/** A sentence for people; undefined where ibek makes the same as before but for the name. */
export function idRenameObstacle(id: string, changes: Changes, before: IocAnalysis): string | undefined {
  const made = madeByJinja(id, before);
  if (made !== undefined) return made;
  const after = renamed(changes, before);
  const broken = newError(before, after);
  if (broken !== undefined) return `ibek would refuse the file then. ${broken}`;
  const [was, is] = [before.generated.outcome, after.generated.outcome];
  if (was.kind === "unknown") return mayBeMade(id, before);
  if (was.kind !== "files") return undefined;
  if (is.kind !== "files") return `It is not known what ibek would make of the file then.`;
  const other = was.files.find(
    ({ name, lines }) => is.files.find((file) => file.name === name)?.lines.length !== lines.length,
  );
  return other && `\`${other.name}\` would then have another number of lines.`;
}

/** A reference of the file's own entities that renders to the id. */
function madeByJinja(id: string, { entities, generated, lines }: IocAnalysis): string | undefined {
  for (const [index, { start, written }] of entities.entries()) {
    const ids = generated.work(index)?.ids;
    const use = written.uses.find((each) => each.id === undefined && ids?.get(each.parameter.name) === id);
    if (use) return `Jinja makes \`${id}\` in line ${lines.positionAt(start + use.span.start).line + 1}.`;
  }
  return undefined;
}

/** Where the evaluation does not tell. */
function mayBeMade(id: string, { entities, lines }: IocAnalysis): string | undefined {
  for (const { start, written } of entities) {
    const use = written.uses.find((each) => each.possible?.(id) === true);
    if (use) return `Jinja in line ${lines.positionAt(start + use.span.start).line + 1} may make \`${id}\`.`;
  }
  return undefined;
}

function renamed(changes: Changes, before: IocAnalysis): IocAnalysis {
  const { sibling, catalogue, uri, path, lines } = before;
  const beside =
    sibling?.path === undefined
      ? sibling
      : writtenIoc(
          { path: sibling.path, text: edited(new LineIndex(sibling.text), changes[uriOfPath(sibling.path)]) },
          catalogue,
        );
  return analyseIoc({ uri, path, text: edited(lines, changes[uri]) }, { ...before, sibling: beside }, undefined);
}

function edited(lines: LineIndex, edits: readonly TextEdit[] = []): string {
  return edits
    .map(({ range, newText }) => ({ start: lines.offsetAt(range.start), end: lines.offsetAt(range.end), newText }))
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), lines.text);
}

/** `Line 5: No entity has the id p1.` */
function newError(before: IocAnalysis, after: IocAnalysis): string | undefined {
  const known = Map.groupBy(errors(before), ({ line }) => line);
  const counted = Map.groupBy(errors(after), ({ line }) => line);
  for (const [line, found] of counted)
    if (found.length > (known.get(line)?.length ?? 0)) return `Line ${line}: ${found[0]?.message ?? ""}`;
  return undefined;
}

function errors(analysis: IocAnalysis): readonly { readonly line: number; readonly message: string }[] {
  const { entities, lines } = analysis;
  const here = [
    ...fileProblems(analysis),
    ...entities.flatMap(({ start, checked }) =>
      checked.problems.map((problem) => ({ ...problem, span: shifted(problem.span, start) })),
    ),
  ].map((problem) => ({ ...problem, line: lines.positionAt(problem.span.start).line + 1 }));
  return here.filter(({ severity }) => severity === "error");
}
