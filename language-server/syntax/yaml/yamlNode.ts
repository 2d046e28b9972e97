// The tree of a piece of YAML as ibek's loader (ruamel.yaml, safe, YAML 1.2) understands it.
import type { Span } from "../../text/span.ts";

/** What the loader makes of a scalar; `unknown` for a tag it has no meaning for. */
export type ScalarType = "string" | "int" | "float" | "bool" | "null" | "timestamp" | "unknown";

export interface YamlScalar {
  readonly kind: "scalar";
  /** With its quotes. */
  readonly span: Span;
  readonly type: ScalarType;
  /** Content after quotes, escapes and folding: what a string's value is. */
  readonly text: string;
  readonly plain: boolean;
}

export interface YamlEntry {
  readonly key: YamlNode;
  /** Undefined for a key without a colon, as in half-typed text. */
  readonly value: YamlNode | undefined;
}

export interface YamlMap {
  readonly kind: "map";
  readonly span: Span;
  readonly entries: readonly YamlEntry[];
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly span: Span;
  readonly items: readonly YamlNode[];
}

export interface YamlAlias {
  readonly kind: "alias";
  /** Of `*name`. */
  readonly span: Span;
  readonly name: string;
  /** The anchored node if it is in the same piece and above. */
  readonly target: YamlNode | undefined;
}

export type YamlNode = YamlScalar | YamlMap | YamlSequence | YamlAlias;

/** A node that is not an alias. */
export type YamlContent = Exclude<YamlNode, YamlAlias>;

export interface YamlProblem {
  readonly kind: "syntax" | "duplicateKey";
  readonly span: Span;
  readonly message: string;
  /** The place of the first of two equal keys. */
  readonly first?: Span;
  /** Of `syntax`: what is too much for us, though not for ibek: `more than 100 levels of nesting`. */
  readonly unread?: string;
}

/** One independently parsed part of a file. Offsets count from the piece's own start. */
export interface YamlPiece {
  readonly text: string;
  readonly root: YamlNode | undefined;
  readonly problems: readonly YamlProblem[];
  readonly anchors: ReadonlyMap<string, YamlNode>;
  /** Aliases whose anchor must be in an earlier piece. */
  readonly openAliases: readonly YamlAlias[];
}
