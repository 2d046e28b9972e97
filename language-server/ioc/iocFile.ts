// An ioc.yaml taken apart: what is around the entities, and each entity in its own piece of text.
import { AnchorScope } from "../syntax/yaml/anchorScope.ts";
import { readFields, resolved, type AliasTarget, type Field } from "../syntax/yaml/mapFields.ts";
import type { PlacedPiece, YamlFile } from "../syntax/yaml/yamlFile.ts";
import { parseYamlFile } from "../syntax/yaml/yamlFile.ts";
import type { YamlAlias, YamlNode, YamlPiece } from "../syntax/yaml/yamlNode.ts";
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
  return {
    yaml,
    top: isMap ? top : undefined,
    entities,
    target: reader.scope.settled,
    lostAliases: reader.scope.lostAliases,
  };
}

class FileReader {
  readonly #known: ReadonlyMap<YamlPiece, PlacedEntity>;
  readonly scope = new AnchorScope();

  constructor(previous: IocFile | undefined) {
    this.#known = new Map(previous?.yaml.items ? previous.entities.map((placed) => [placed.piece, placed]) : []);
  }

  /** Whether the piece is a mapping. */
  topFields(frame: PlacedPiece, into: TopField[]): boolean {
    const { start, piece } = frame;
    this.scope.enter(frame);
    const root = resolved(piece.root, this.scope.target);
    if (root?.kind !== "map") return false;
    for (const field of readFields(root, this.scope.target).byName.values()) into.push({ start, field });
    return true;
  }

  entity(item: PlacedPiece): PlacedEntity {
    const { start, piece } = item;
    const known = this.#known.get(piece);
    const targets = piece.openAliases.map(this.scope.target);
    this.scope.enter(item);
    if (known?.targets.every((target, index) => target === targets[index])) return { ...known, start };
    const written = piece.root?.kind === "sequence" ? piece.root.items[0] : piece.root;
    const node: YamlNode = written ?? {
      kind: "scalar",
      span: { start: 0, end: 1 },
      type: "null",
      text: "",
      plain: true,
    };
    return { start, piece, targets, broken: isBroken(piece), entity: readEntity(node, this.scope.target) };
  }

  uncutEntities(head: PlacedPiece | undefined, top: readonly TopField[]): readonly PlacedEntity[] {
    const list = top.find(({ field }) => field.name === "entities")?.field.value;
    if (head === undefined || list?.kind !== "sequence") return [];
    const { start, piece } = head;
    const broken = isBroken(piece);
    return list.items.map((node) => ({
      start,
      piece,
      targets: [],
      broken,
      entity: readEntity(node, this.scope.target),
    }));
  }
}

function isBroken(piece: YamlPiece): boolean {
  return piece.problems.some((problem) => problem.kind === "syntax");
}
