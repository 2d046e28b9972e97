import type { Position, Range } from "vscode-languageserver-types";
import { shortName } from "../ioc/workspaceIndex/subject.ts";
import type { OrRefusal } from "../service.ts";
import type { IocAnalysis } from "./analysis.ts";
import { idFile } from "./idFile.ts";
import { idObstacle } from "./idObstacle.ts";
import { idAt, type IdOccurrence } from "./idOccurrences.ts";
import { nameAt, type NameInFile } from "./writtenNames.ts";

export interface RenamePlace {
  /** Of the name without its quotes, of a type without its module. */
  readonly range: Range;
  readonly placeholder: string;
}

/** `roots`: folders of the workspace; what is defined elsewhere stays as it is. */
export function prepareRename(
  analysis: IocAnalysis,
  position: Position,
  roots: readonly string[],
): OrRefusal<RenamePlace> {
  const id = idAt(analysis, position);
  if (id) return prepareId(id, analysis);
  const name = nameAt(analysis, position);
  if (!name)
    return refused(
      "Only ids, types and parameters can be renamed: put the cursor on an entity's id, its type, or the name of a parameter.",
    );
  const why = nameObstacle(name, analysis, roots);
  if (why !== undefined) return refused(why);
  const placeholder = name.kind === "type" ? shortName(name.type) : name.name;
  const end = name.span.end - (name.spelling === "plain" ? 0 : 1);
  return { ok: true, value: { range: analysis.lines.rangeOf({ start: end - placeholder.length, end }), placeholder } };
}

function prepareId({ id, span, written }: IdOccurrence, analysis: IocAnalysis): OrRefusal<RenamePlace> {
  // Of an id in a runtime.yaml only the ioc.yaml beside it can tell.
  const why = analysis.path?.endsWith("/runtime.yaml") === true ? undefined : idObstacle(id, [idFile(analysis)]);
  if (why !== undefined) return refused(why);
  const quote = written === "plain" ? 0 : 1;
  const range = analysis.lines.rangeOf({ start: span.start + quote, end: span.end - quote });
  return { ok: true, value: { range, placeholder: id } };
}

function nameObstacle(
  name: NameInFile,
  { catalogue, path }: IocAnalysis,
  roots: readonly string[],
): string | undefined {
  const model = catalogue.models.get(name.type);
  if (!model) return `\`${name.type}\` is not defined, so it is not known what else is meant by it.`;
  if (!model.place) return `\`${name.type}\` is ibek's own.`;
  const own = path?.slice(0, path.lastIndexOf("/"));
  const { path: definedIn } = model.place;
  if (![...roots, ...(own === undefined ? [] : [own])].some((root) => definedIn.startsWith(`${root}/`)))
    return `\`${name.type}\` is not defined in this workspace: its definition comes from the image.`;
  return name.kind === "member" && !model.attributes.has(name.name)
    ? `\`${name.type}\` has no parameter \`${name.name}\`.`
    : undefined;
}

function refused(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
