// Whether the cursor is inside an expression of a value, and which; read from the text: half-typed, the quote is open.
import type { IocAnalysis } from "../analysis.ts";
import type { JinjaPlace } from "../jinja/jinjaPlace.ts";
import { pieceAt } from "../pieceAt.ts";
import { flowPlace } from "./flowEntity.ts";
import { enclosingEntity, keyLine, type WrittenEntity } from "./writtenEntity.ts";

export interface JinjaContext {
  readonly place: JinjaPlace;
  /** `{% … %}` instead of `{{ … }}`. */
  readonly isStatement: boolean;
  /** From the opening braces to the cursor, without them. */
  readonly before: string;
}

// Further back nobody's expression begins.
const BOUND = 2_000;

export function jinjaContext(analysis: IocAnalysis, offset: number): JinjaContext | undefined {
  const opening = openingBefore(analysis, offset);
  if (opening === undefined) return undefined;
  const { text } = analysis.lines;
  const place = placeAt(analysis, opening);
  return place && { place, isStatement: text[opening + 1] === "%", before: text.slice(opening + 2, offset) };
}

/** Of the `{{` or `{%` the offset is in. */
function openingBefore(analysis: IocAnalysis, offset: number): number | undefined {
  const start = pieceAt(analysis.file, offset)?.start ?? offset;
  const from = Math.max(start, offset - BOUND);
  const before = analysis.lines.text.slice(from, offset);
  const at = Math.max(before.lastIndexOf("{{"), before.lastIndexOf("{%"));
  const isClosed = at < 0 || /[%}]\}/.test(before.slice(at + 2));
  return isClosed ? undefined : from + at;
}

function placeAt(analysis: IocAnalysis, opening: number): JinjaPlace | undefined {
  const flow = flowPlace(analysis, opening);
  if (flow?.name !== undefined) return placeIn(flow.entity, flow.name, analysis);
  const { lines } = analysis;
  const at = lines.positionAt(opening);
  const head = lines.line(at.line).slice(0, at.character);
  if (/^\s*#|\s#\s[^"']*$/.test(head)) return undefined;
  for (let line = at.line; line >= Math.max(0, at.line - 100); line--) {
    const key = keyLine(line === at.line ? head : lines.line(line));
    if (!key) continue;
    if (key.column === 0 && key.name === "ioc_name") return NO_ENTITY;
    const entity = enclosingEntity(analysis, line, key.column);
    // In a block of text any line may look like a name.
    if (entity) return placeIn(entity, key.name, analysis);
  }
  return undefined;
}

const NO_ENTITY: JinjaPlace = {
  index: -1,
  model: undefined,
  field: "ioc_name",
  variables: [],
  textOf: () => undefined,
};

function placeIn(entity: WrittenEntity, field: string, { catalogue }: IocAnalysis): JinjaPlace {
  const written = (name: string): string | undefined => entity.values.get(name)?.replace(/^(["'])(.*)\1$/s, "$2");
  const type = written("type");
  return {
    index: entity.index,
    model: type === undefined ? undefined : catalogue.models.get(type),
    field,
    variables: entity.variables,
    textOf: written,
  };
}
