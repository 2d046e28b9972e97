// What a support YAML file defines and uses, each with its place: what references and renames are made of.
import { AnchorScope } from "../../syntax/yaml/anchorScope.ts";
import { readFields, resolved, type Field } from "../../syntax/yaml/mapFields.ts";
import { parseYamlFile, type PlacedPiece, type YamlFile } from "../../syntax/yaml/yamlFile.ts";
import type { YamlNode } from "../../syntax/yaml/yamlNode.ts";
import { LineIndex } from "../../text/lineIndex.ts";
import { textOf } from "../entity.ts";
import { readModelFacts, type ModelFacts } from "./modelFacts.ts";

export interface PlacedModel {
  /** Offset in the file that the spans of the facts count from. */
  readonly start: number;
  readonly facts: ModelFacts;
}

export interface SupportFacts {
  /** Absolute: `/ibek-support/pmac/pmac.ibek.support.yaml`. */
  readonly path: string;
  readonly lines: LineIndex;
  readonly yaml: YamlFile;
  /** `pmac`; undefined in a file that is no definition. */
  readonly module: string | undefined;
  readonly models: readonly PlacedModel[];
}

/** What is as it was in `previous` is not parsed again. */
export function readSupportFacts(path: string, text: string, previous: SupportFacts | undefined): SupportFacts {
  const yaml = parseYamlFile(text, "entity_models", previous?.yaml);
  const reader = new SupportReader();
  const [head, ...tail] = yaml.frames;
  const top = head ? reader.frame(head) : new Map<string, Field>();
  const models = yaml.items ? yaml.items.map((item) => reader.item(item)) : reader.uncut(head, top);
  const below = tail.map((frame) => reader.frame(frame));
  const module = [top, ...below].map((fields) => textOf(fields.get("module"))).find((name) => name !== undefined);
  return { path, lines: new LineIndex(text), yaml, module, models: models.filter((model) => model !== undefined) };
}

class SupportReader {
  readonly #anchors = new AnchorScope();

  frame(frame: PlacedPiece): ReadonlyMap<string, Field> {
    this.#anchors.enter(frame);
    const root = resolved(frame.piece.root, this.#anchors.target);
    return root?.kind === "map" ? readFields(root, this.#anchors.target).byName : new Map<string, Field>();
  }

  item(item: PlacedPiece): PlacedModel | undefined {
    this.#anchors.enter(item);
    const { root } = item.piece;
    return this.#model(item, root?.kind === "sequence" ? root.items[0] : root);
  }

  uncut(head: PlacedPiece | undefined, top: ReadonlyMap<string, Field>): readonly (PlacedModel | undefined)[] {
    const list = top.get("entity_models")?.value;
    return head !== undefined && list?.kind === "sequence" ? list.items.map((item) => this.#model(head, item)) : [];
  }

  #model({ start, piece }: PlacedPiece, node: YamlNode | undefined): PlacedModel | undefined {
    const facts = readModelFacts(piece.text, node, this.#anchors.target);
    return facts && { start, facts };
  }
}
