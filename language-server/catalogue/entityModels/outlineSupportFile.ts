// A support YAML file without parsing its models: where each begins and what it is called.
import { cutSequence } from "../../syntax/yaml/cutSequence.ts";
import { parsePiece } from "../../syntax/yaml/parsePiece.ts";
import { scalarType } from "../../syntax/yaml/scalarType.ts";
import { contentOf, fieldsOf, textOf } from "./supportText.ts";

export interface SupportOutline {
  readonly module: string;
  readonly models: readonly ModelOutline[];
}

export interface ModelOutline {
  readonly name: string;
  /** Offsets in the file, of the name. */
  readonly nameSpan: { readonly start: number; readonly end: number };
  /** Of the whole item, dash included. */
  readonly span: { readonly start: number; readonly end: number };
}

/** Undefined where only reading everything tells: anchors, flow style, anything unusual around or in the models. */
export function outlineSupportFile(text: string): SupportOutline | undefined {
  // An anchor of one model may be used by another. Other uses of these characters only make it slower.
  if (/(?:^|[ \t[{,])[&*][\w-]/m.test(text)) return undefined;
  const cut = cutSequence(text, "entity_models");
  const [first] = cut?.itemStarts ?? [];
  if (cut === undefined || first === undefined) return undefined;
  const head = topFields(text.slice(0, first));
  const tail = topFields(text.slice(cut.end));
  const moduleField = head?.get("module");
  const module = textOf(moduleField?.value);
  if (head === undefined || tail === undefined || module === undefined || head.has("defs") || tail.has("defs"))
    return undefined;
  const models: ModelOutline[] = [];
  for (const [index, start] of cut.itemStarts.entries()) {
    const model = outlineModel(text, start, cut.itemStarts[index + 1] ?? cut.end);
    if (model === undefined) return undefined;
    models.push(model);
  }
  return { module, models };
}

function topFields(text: string): ReturnType<typeof fieldsOf> | undefined {
  const { root, problems } = parsePiece(text);
  const content = contentOf(root);
  return problems.length > 0 || (content !== undefined && content.kind !== "map") ? undefined : fieldsOf(content);
}

function outlineModel(text: string, start: number, end: number): ModelOutline | undefined {
  const item = text.slice(start, end);
  const lead = /^ *- +(?=[\w"'])/.exec(item)?.[0];
  if (lead === undefined) return undefined;
  const found = new RegExp(
    `^(?:${lead}| {${lead.length}})name:[ \\t]+([A-Za-z_][\\w.-]*)[ \\t]*(?:#.*)?\\r?$`,
    "m",
  ).exec(item);
  const name = found?.[1];
  if (found === null || name === undefined || scalarType(name, true, undefined) !== "string") return undefined;
  // A name may go on in the next line.
  const next = /^( *)[^\s]/m.exec(item.slice(found.index + found[0].length + 1));
  if ((next?.[1] ?? "").length > lead.length) return undefined;
  const nameStart = start + found.index + found[0].indexOf(name, lead.length + "name:".length);
  return { name, nameSpan: { start: nameStart, end: nameStart + name.length }, span: { start, end } };
}
