// A support YAML file taken apart: what is around the entity models, and each model in its own piece of text.
import { AnchorScope } from "../syntax/yaml/anchorScope.ts";
import { readFields, resolved, type AliasTarget, type Field } from "../syntax/yaml/mapFields.ts";
import { parseYamlFile, type PlacedPiece, type YamlFile } from "../syntax/yaml/yamlFile.ts";
import type { YamlMap, YamlNode, YamlPiece } from "../syntax/yaml/yamlNode.ts";

export interface TopField {
  readonly start: number;
  readonly field: Field;
}

/** One item of `entity_models`. */
export interface PlacedModel {
  /** Offset in the file of the piece its spans count from. */
  readonly start: number;
  readonly node: YamlNode;
  readonly piece: YamlPiece;
  /** What the aliases to other pieces stand for: the model is as it was while they are. */
  readonly targets: readonly (YamlNode | undefined)[];
  readonly target: AliasTarget;
}

export interface SupportFile {
  readonly yaml: YamlFile;
  /** The mapping around everything; undefined if the file is none. */
  readonly top: readonly TopField[] | undefined;
  /** What that mapping begins with; the rest may be in other frames. */
  readonly root: YamlMap | undefined;
  readonly models: readonly PlacedModel[];
  readonly lostAliases: AnchorScope["lostAliases"];
}

export function readSupportFile(text: string, previous: SupportFile | undefined): SupportFile {
  const yaml = parseYamlFile(text, "entity_models", previous?.yaml);
  const [head, ...tail] = yaml.frames;
  const scope = new AnchorScope();
  const top: TopField[] = [];
  const root = head && topFields(head, scope, top);
  const models = yaml.items
    ? yaml.items.map((item) => placedModel(item, scope))
    : head === undefined
      ? []
      : uncutModels(head, scope, top);
  for (const frame of tail) topFields(frame, scope, top);
  return { yaml, top: root && top, root, models, lostAliases: scope.lostAliases };
}

function topFields(frame: PlacedPiece, scope: AnchorScope, into: TopField[]): YamlMap | undefined {
  scope.enter(frame);
  const root = resolved(frame.piece.root, scope.target);
  if (root?.kind !== "map") return undefined;
  for (const field of readFields(root, scope.target).byName.values()) into.push({ start: frame.start, field });
  return root;
}

function placedModel(item: PlacedPiece, scope: AnchorScope): PlacedModel {
  const { start, piece } = item;
  const targets = piece.openAliases.map(scope.target);
  const byAlias = new Map(piece.openAliases.map((alias, index) => [alias.name, targets[index]]));
  scope.enter(item);
  const node = piece.root?.kind === "sequence" ? piece.root.items[0] : piece.root;
  return {
    start,
    piece,
    targets,
    node: node ?? { kind: "scalar", span: { start: 0, end: 1 }, type: "null", text: "", plain: true },
    // An anchor of the same name further down is nothing to this model.
    target: (alias) => (byAlias.has(alias.name) ? byAlias.get(alias.name) : scope.settled(alias)),
  };
}

function uncutModels({ start, piece }: PlacedPiece, scope: AnchorScope, top: readonly TopField[]): PlacedModel[] {
  const list = top.find(({ field }) => field.name === "entity_models")?.field;
  if (list?.value?.kind !== "sequence" || list.elsewhere) return [];
  return list.value.items.map((node) => ({ start, piece, node, targets: [], target: scope.target }));
}
