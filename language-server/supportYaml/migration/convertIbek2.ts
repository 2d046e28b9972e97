// A support YAML file of ibek 2 → `entity_models` with `parameters`. Lines are changed where they stand, so that
// comments, order and quotes stay as they are.
import { ibek2JinjaChanges } from "../../ioc/migration/ibek2Jinja.ts";
import { parsePiece } from "../../syntax/yaml/parsePiece.ts";
import type { YamlEntry, YamlMap, YamlNode } from "../../syntax/yaml/yamlNode.ts";
import { changedText } from "../../text/changedText.ts";
import type { TextChange } from "../../text/textChange.ts";
import { namedItemChanges } from "./namedItemChanges.ts";

const MODEL_LISTS: Readonly<Record<string, string>> = {
  args: "parameters",
  values: "post_defines",
  pre_values: "pre_defines",
};

/** Undefined where the file does not parse or is written in a way that leaves more than one reading. */
export function convertIbek2(text: string): string | undefined {
  const { root, problems } = parsePiece(text);
  if (problems.length > 0 || root?.kind !== "map") return undefined;
  const models = root.entries.find((entry) => isKey(entry, "defs", "definitions", "entity_models"));
  if (models === undefined) return undefined;
  const changes: TextChange[] = [...ibek2JinjaChanges(root, text)];
  if (!isKey(models, "entity_models")) changes.push({ span: models.key.span, text: "entity_models" });
  for (const model of models.value?.kind === "sequence" ? models.value.items : []) {
    const ofModel = modelChanges(model, text);
    if (ofModel === undefined) return undefined;
    changes.push(...ofModel);
  }
  return changedText(text, changes);
}

function modelChanges(model: YamlNode, text: string): readonly TextChange[] | undefined {
  if (model.kind !== "map") return model.kind === "alias" ? undefined : [];
  const changes: TextChange[] = [];
  for (const entry of model.entries) {
    const list = entry.key.kind === "scalar" ? MODEL_LISTS[entry.key.text] : undefined;
    if (list === undefined || hasKey(model, list)) continue;
    const ofList = listChanges(entry, text);
    if (ofList === undefined) return undefined;
    changes.push({ span: entry.key.span, text: list }, ...ofList);
  }
  return changes;
}

function listChanges({ key, value }: YamlEntry, text: string): readonly TextChange[] | undefined {
  if (value === undefined) return undefined;
  const isEmpty =
    value.kind === "scalar" ? value.type === "null" : value.kind === "sequence" && value.items.length === 0;
  if (isEmpty) {
    const isWritten = value.span.end > value.span.start;
    const end = text.indexOf(":", key.span.end) + 1;
    return [isWritten ? { span: value.span, text: "{}" } : { span: { start: end, end }, text: " {}" }];
  }
  return value.kind === "sequence" ? namedItemChanges(key, value, text) : value.kind === "map" ? [] : undefined;
}

function hasKey(map: YamlMap, name: string): boolean {
  return map.entries.some((entry) => isKey(entry, name));
}

function isKey({ key }: YamlEntry, ...names: readonly string[]): boolean {
  return key.kind === "scalar" && names.includes(key.text);
}
