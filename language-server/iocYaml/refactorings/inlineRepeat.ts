import { CodeActionKind } from "vscode-languageserver-types";
import type { EntityModel, ParameterType } from "../../catalogue/entityModels/entityModel.ts";
import { textOf, type Entity } from "../../ioc/entity.ts";
import { newBudget } from "../../ioc/jinja/budget.ts";
import type { PythonValue } from "../../ioc/jinja/pythonValue.ts";
import { renderTemplate } from "../../ioc/jinja/renderTemplate.ts";
import { hasJinja } from "../../syntax/jinja/jinjaText.ts";
import { parseTemplate } from "../../syntax/jinja/parseTemplate.ts";
import { yamlText } from "../../syntax/yaml/yamlText.ts";
import { covers, type Span } from "../../text/span.ts";
import type { IocAnalysis } from "../analysis.ts";
import { writtenSpan } from "../writtenSpan.ts";
import { hasComment, lineEndAt } from "./hasComment.ts";
import { entityFields, movedSource, pair, type WrittenField } from "./entityFields.ts";
import type { Refactoring } from "./refactoring.ts";

// More entities than that nobody wants to see written out.
const MOST = 100;

/** An `ibek.repeat` with listed values becomes the entities it makes; offered at its first lines. */
export function inlineRepeat(analysis: IocAnalysis, selected: Span): readonly Refactoring[] {
  const { text } = analysis.lines;
  const located = analysis.entities.find(({ start, checked: { entity } }) => {
    const inner = entity.repeated?.span.start ?? entity.span.start;
    return covers({ start: start + entity.span.start, end: start + inner }, selected.start);
  });
  const entity = located?.checked.entity;
  if (located === undefined || entity?.repeated === undefined || entity.repeated.repeated) return [];
  const piece = text.slice(located.start);
  const { end } = writtenSpan(entity, piece);
  if (hasComment(piece.slice(0, lineEndAt(piece, end)))) return [];
  const model = analysis.catalogue.models.get(entity.repeated.type ?? "");
  const written = writtenOut(entity, entity.repeated, model, piece);
  if (written === undefined) return [];
  const change = { span: { start: located.start, end: located.start + end }, text: written };
  return [{ title: "Write out the entities of this repeat", kind: CodeActionKind.RefactorInline, change }];
}

function writtenOut(repeat: Entity, inner: Entity, model: EntityModel | undefined, piece: string): string | undefined {
  const values = valuesOf(repeat);
  const fields = entityFields(inner, piece);
  const dash = /^( *)-(?=\s)/.exec(piece)?.[1];
  if (values === undefined || fields === undefined || dash === undefined || entityFields(repeat, piece) === undefined)
    return undefined;
  const lineEnd = piece.includes("\r\n") ? "\r\n" : "\n";
  const variable = textOf(repeat.fields.get("variable")) ?? "index";
  const entities = values.map((value, position) => {
    const scope = new Map<string, PythonValue>([
      [variable, value],
      [`${variable}_num`, BigInt(position)],
    ]);
    const lines = fields.map((field) =>
      line(field, model?.parameters.get(field.name)?.type.kind, scope, dash.length + 2),
    );
    return lines.includes(undefined) ? undefined : `${dash}- ${lines.join(`${lineEnd}${dash}  `)}`;
  });
  return entities.includes(undefined) ? undefined : entities.join(`${lineEnd}${lineEnd}`);
}

function line(
  field: WrittenField,
  type: ParameterType["kind"] | undefined,
  scope: ReadonlyMap<string, PythonValue>,
  column: number,
): string | undefined {
  const text = textOf(field.field);
  if (text === undefined || !hasJinja(text)) {
    const source = hasJinja(field.source) ? undefined : movedSource(field, column);
    return source === undefined ? undefined : pair(field.nameText, source);
  }
  const rendered = renderTemplate(parseTemplate(text), (name) => scope.get(name), newBudget());
  if (!rendered.ok) return undefined;
  // A number in quotes would do for a number as well, but nobody writes it like that.
  const isNumber = (type === "int" || type === "float") && /^-?\d+$/.test(rendered.text);
  return pair(field.nameText, isNumber ? rendered.text : yamlText(rendered.text));
}

function valuesOf(repeat: Entity): readonly PythonValue[] | undefined {
  const list = repeat.fields.get("values")?.value;
  if (list?.kind !== "sequence" || list.items.length === 0 || list.items.length > MOST) return undefined;
  const values = list.items.map((item): PythonValue | undefined => {
    if (item.kind !== "scalar") return undefined;
    if (item.type === "string") return hasJinja(item.text) ? undefined : item.text;
    return item.type === "int" && /^-?\d+$/.test(item.text) ? BigInt(item.text) : undefined;
  });
  return values.includes(undefined) ? undefined : values.map((value) => value ?? null);
}
