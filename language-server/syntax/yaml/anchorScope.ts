import { covers } from "../../text/span.ts";
import type { AliasTarget } from "./mapFields.ts";
import type { PlacedPiece } from "./yamlFile.ts";
import type { YamlAlias, YamlNode } from "./yamlNode.ts";

/** The anchors of a file that is read piece by piece, from top to bottom. */
export class AnchorScope {
  readonly #anchors = new Map<string, YamlNode>();
  /** Aliases to nothing. */
  readonly lostAliases: { readonly start: number; readonly alias: YamlAlias }[] = [];
  readonly #found = new Map<YamlAlias, YamlNode | undefined>();
  /** While reading: what is above. */
  readonly target: AliasTarget = (alias) => this.#anchors.get(alias.name);
  /** When everything is read: an anchor may be given another meaning further down. */
  readonly settled = targetIn(this.#found);

  /** The piece's aliases look at the anchors above it, its anchors serve what is below. */
  enter({ start, piece }: PlacedPiece): void {
    for (const alias of piece.openAliases) {
      this.#found.set(alias, this.target(alias));
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
