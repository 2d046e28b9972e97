// An ioc.yaml taken apart: what is around the entities, and each entity in its own piece of text.
import { readFields, resolved, type AliasTarget, type Field } from "../syntax/yaml/mapFields.ts";
import type { PlacedPiece, YamlFile } from "../syntax/yaml/yamlFile.ts";
import { parseYamlFile } from "../syntax/yaml/yamlFile.ts";
import type { YamlAlias, YamlNode, YamlPiece } from "../syntax/yaml/yamlNode.ts";
import { covers } from "../text/span.ts";
import { readEntity, type Entity } from "./entity.ts";

export interface PlacedEntity {
  /** Offset in the file of the piece the entity's spans count from. */
  readonly start: number;
  readonly entity: Entity;
  /** The piece does not parse: what is missing in it may be there in a moment. */
  readonly broken: boolean;
  readonly piece: YamlPiece;
  /** What the aliases to other pieces stand for; decides whether the entity can be taken over. */
  readonly targets: readonly (YamlNode | undefined)[];
}

export interface TopField {
  readonly start: number;
  readonly field: Field;
}

export interface IocFile {
  readonly yaml: YamlFile;
  /** The mapping around everything, `entities` included; undefined if the file is none. */
  readonly top: readonly TopField[] | undefined;
  readonly entities: readonly PlacedEntity[];
  /** Finds what an alias to another piece stands for. */
  readonly target: AliasTarget;
  /** Aliases to nothing. */
  readonly lostAliases: readonly { readonly start: number; readonly alias: YamlAlias }[];
}

export function readIocFile(text: string, previous: IocFile | undefined): IocFile {
  const yaml = parseYamlFile(text, "entities", previous?.yaml);
  const [head, ...tail] = yaml.frames;
  const reader = new FileReader(previous);
  const top: TopField[] = [];
  const isMap = head !== undefined && reader.topFields(head, top);
  const entities = yaml.items ? yaml.items.map((item) => reader.entity(item)) : reader.uncutEntities(head, top);
  for (const frame of tail) reader.topFields(frame, top);
  return { yaml, top: isMap ? top : undefined, entities, target: reader.target, lostAliases: reader.lostAliases };
}

class FileReader {
  readonly #known: ReadonlyMap<YamlPiece, PlacedEntity>;
  readonly #anchors = new Map<string, YamlNode>();
  readonly lostAliases: { start: number; alias: YamlAlias }[] = [];
  readonly #found = new Map<YamlAlias, YamlNode | undefined>();
  readonly #target: AliasTarget = (alias) => this.#anchors.get(alias.name);
  /** For when everything is read: an anchor may be given another meaning further down. */
  readonly target = targetIn(this.#found);

  constructor(previous: IocFile | undefined) {
    this.#known = new Map(previous?.yaml.items ? previous.entities.map((placed) => [placed.piece, placed]) : []);
  }

  /** Whether the piece is a mapping. */
  topFields({ start, piece }: PlacedPiece, into: TopField[]): boolean {
    this.#enter(start, piece);
    const root = resolved(piece.root, this.#target);
    if (root?.kind !== "map") return false;
    for (const field of readFields(root, this.#target).byName.values()) into.push({ start, field });
    return true;
  }

  entity({ start, piece }: PlacedPiece): PlacedEntity {
    const known = this.#known.get(piece);
    const targets = piece.openAliases.map(this.#target);
    this.#enter(start, piece);
    if (known?.targets.every((target, index) => target === targets[index])) return { ...known, start };
    const item = piece.root?.kind === "sequence" ? piece.root.items[0] : piece.root;
    const node: YamlNode = item ?? { kind: "scalar", span: { start: 0, end: 1 }, type: "null", text: "", plain: true };
    return { start, piece, targets, broken: isBroken(piece), entity: readEntity(node, this.#target) };
  }

  uncutEntities(head: PlacedPiece | undefined, top: readonly TopField[]): readonly PlacedEntity[] {
    const list = top.find(({ field }) => field.name === "entities")?.field.value;
    if (head === undefined || list?.kind !== "sequence") return [];
    const { start, piece } = head;
    const broken = isBroken(piece);
    return list.items.map((node) => ({ start, piece, targets: [], broken, entity: readEntity(node, this.#target) }));
  }

  /** Its aliases look at the anchors above it, its anchors serve what is below. */
  #enter(start: number, piece: YamlPiece): void {
    for (const alias of piece.openAliases) {
      this.#found.set(alias, this.#target(alias));
      // Inside of what it names it is no alias to nothing, whatever else it is.
      const around = piece.anchors.get(alias.name);
      const isInside = around !== undefined && covers(around.span, alias.span.start);
      if (!isInside && !this.#anchors.has(alias.name)) this.lostAliases.push({ start, alias });
    }
    for (const [name, node] of piece.anchors) this.#anchors.set(name, node);
  }
}

/** Holds on to nothing else. */
function targetIn(found: ReadonlyMap<YamlAlias, YamlNode | undefined>): AliasTarget {
  return (alias) => found.get(alias);
}

function isBroken(piece: YamlPiece): boolean {
  return piece.problems.some((problem) => problem.kind === "syntax");
}
