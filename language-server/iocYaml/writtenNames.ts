// Types and parameters as one ioc.yaml names them: in `type:`, as keys, inside expressions.
import type { Position } from "vscode-languageserver-types";
import type { EntityModel } from "../catalogue/entityModels/entityModel.ts";
import { textOf } from "../ioc/entity.ts";
import { entityFacts, type EntityFacts } from "../ioc/workspaceIndex/iocFacts.ts";
import type { Spelling } from "../syntax/yaml/spelling.ts";
import { covers, shifted, type Span } from "../text/span.ts";
import type { IocAnalysis } from "./analysis.ts";

export interface NameOfType {
  readonly kind: "type";
  readonly type: string;
}

/** A parameter, or a value the model calculates. */
export interface NameOfMember {
  readonly kind: "member";
  readonly type: string;
  readonly name: string;
}

/** Its span counts from the file's start. */
export type NameInFile = (NameOfType | NameOfMember) & { readonly span: Span; readonly spelling: Spelling };

/** The name that is written out under the cursor. */
export function nameAt(analysis: IocAnalysis, position: Position): NameInFile | undefined {
  const offset = analysis.lines.offsetAt(position);
  return analysis.file.entities
    .filter(({ start, entity }) => covers(shifted(entity.span, start), offset))
    .flatMap((placed) => namesIn(placed, analysis))
    .find(({ span, spelling }) => spelling !== undefined && covers(span, offset));
}

/** From top to bottom. */
export function namesLike(name: NameOfType | NameOfMember, analysis: IocAnalysis): readonly NameInFile[] {
  const text = name.kind === "type" ? name.type : name.name;
  return analysis.file.entities
    .filter(({ piece }) => piece.text.includes(text))
    .flatMap((placed) => namesIn(placed, analysis))
    .filter((each) => isSame(each, name))
    .sort((a, b) => a.span.start - b.span.start);
}

function isSame(a: NameOfType | NameOfMember, b: NameOfType | NameOfMember): boolean {
  if (a.type !== b.type) return false;
  return a.kind === "member" ? b.kind === "member" && a.name === b.name : b.kind === "type";
}

function namesIn(placed: IocAnalysis["file"]["entities"][number], analysis: IocAnalysis): readonly NameInFile[] {
  return entityFacts(placed, analysis.file.target)
    .flatMap((facts) => namesOf(facts, analysis))
    .map((each) => ({ ...each, span: shifted(each.span, placed.start) }));
}

function namesOf(facts: EntityFacts, { catalogue, ids }: IocAnalysis): readonly NameInFile[] {
  const { type, keys, jinja, entity } = facts;
  if (type === undefined) return [];
  const model = catalogue.models.get(type.name);
  const named = { kind: "type", type: type.name, span: type.span, spelling: type.spelling } as const;
  const own = keys.map((key) => ({ ...key, kind: "member", type: type.name }) as const);
  const used = jinja.names.flatMap(({ name, span, attribute }): readonly NameInFile[] => {
    const target = attribute && targetType(name, facts, model, ids.defined);
    return [
      ...(model?.attributes.has(name) === true || entity.fields.has(name)
        ? [{ kind: "member", type: type.name, name, span, spelling: "plain" } as const]
        : []),
      ...(target === undefined || attribute === undefined
        ? []
        : [{ kind: "member", type: target, ...attribute, spelling: "plain" } as const]),
    ];
  });
  return [named, ...own, ...used];
}

/** Of the entity that a parameter of this one refers to. */
function targetType(
  parameter: string,
  { entity }: EntityFacts,
  model: EntityModel | undefined,
  defined: IocAnalysis["ids"]["defined"],
): string | undefined {
  if (model?.parameters.get(parameter)?.type.kind !== "object") return undefined;
  const id = textOf(entity.fields.get(parameter));
  return id === undefined ? undefined : defined.get(id)?.model.type;
}
