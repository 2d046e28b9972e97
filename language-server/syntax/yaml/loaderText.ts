// ibek's loader (ruamel.yaml 0.19) reads some texts that the `yaml` package refuses: lines in quotes, brackets and braces
// that are indented less than what is around them, comments without a space in front, values like `b:` in braces.
import { flowNodes, type FlowNode } from "./blockScanner.ts";
import type { Insertion } from "./flowScanner.ts";
import type { YamlEntry, YamlNode, YamlPiece } from "./yamlNode.ts";

export interface LoaderText {
  /** With the same meaning, as the package reads it. */
  readonly text: string;
  /** Everything in the places of the text as it was. */
  original(piece: YamlPiece): YamlPiece;
}

/** Undefined where nothing has to be written in another way. */
export function loaderText(text: string): LoaderText | undefined {
  const insertions = [...flowNodes(text)].flatMap((node) => insertionsOf(text, node));
  if (insertions.length === 0) return undefined;
  let written = "";
  let at = 0;
  for (const insertion of insertions) {
    written += text.slice(at, insertion.at) + insertion.text;
    at = insertion.at;
  }
  const places = new OriginalPlaces(insertions);
  return {
    text: written + text.slice(at),
    original: (piece) => new PieceMover(places, text).piece(piece),
  };
}

function insertionsOf(text: string, { start, end, column, insertions }: FlowNode): readonly Insertion[] {
  const indents: Insertion[] = [];
  for (let line = text.indexOf("\n", start) + 1; line > 0 && line < end; line = text.indexOf("\n", line) + 1) {
    const first = /[^ ]/g;
    first.lastIndex = line;
    const indent = (first.exec(text)?.index ?? line) - line;
    const isBlank = /[\r\n]/.test(text[line + indent] ?? "\n");
    if (!isBlank && indent <= column) indents.push({ at: line, text: " ".repeat(column + 1 - indent) });
  }
  return [...indents, ...insertions].sort((a, b) => a.at - b.at);
}

class OriginalPlaces {
  /** In the text with the insertions, ascending. */
  readonly #starts: number[] = [];
  readonly #insertions: readonly Insertion[];
  readonly #before: number[] = [];

  constructor(insertions: readonly Insertion[]) {
    this.#insertions = insertions;
    let inserted = 0;
    for (const { at, text } of insertions) {
      this.#starts.push(at + inserted);
      this.#before.push(inserted);
      inserted += text.length;
    }
  }

  of(offset: number): number {
    let low = 0;
    let high = this.#starts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    const insertion = this.#insertions[low - 1];
    if (insertion === undefined) return offset;
    return Math.max(offset - (this.#before[low - 1] ?? 0) - insertion.text.length, insertion.at);
  }
}

class PieceMover {
  readonly #places: OriginalPlaces;
  readonly #text: string;
  /** An alias and the table of anchors keep meaning the very same node. */
  readonly #moved = new Map<YamlNode, YamlNode>();

  constructor(places: OriginalPlaces, text: string) {
    this.#places = places;
    this.#text = text;
  }

  piece({ root, problems, anchors, openAliases }: YamlPiece): YamlPiece {
    return {
      text: this.#text,
      root: root && this.#node(root),
      problems: problems.map((problem) => ({
        ...problem,
        ...this.#spanOf(problem),
        ...(problem.first && { first: this.#spanOf({ span: problem.first }).span }),
      })),
      anchors: new Map([...anchors].map(([name, node]) => [name, this.#node(node)])),
      openAliases: openAliases.map((alias) => {
        const moved = this.#node(alias);
        return moved.kind === "alias" ? moved : alias;
      }),
    };
  }

  #node(node: YamlNode): YamlNode {
    const known = this.#moved.get(node) ?? this.#fresh(node);
    this.#moved.set(node, known);
    return known;
  }

  #fresh(node: YamlNode): YamlNode {
    const place = this.#spanOf(node);
    switch (node.kind) {
      case "scalar":
        // The quotes may be ours.
        return { ...node, ...place, plain: node.plain || !/["'|>]/.test(this.#text[place.span.start] ?? "") };
      case "alias":
        return { ...node, ...place, target: node.target && this.#node(node.target) };
      case "sequence":
        return { ...node, ...place, items: node.items.map((item) => this.#node(item)) };
      case "map":
        return {
          ...node,
          ...place,
          entries: node.entries.map(({ key, value }): YamlEntry => ({
            key: this.#node(key),
            value: value && this.#node(value),
          })),
        };
    }
  }

  #spanOf({ span: { start, end } }: Pick<YamlNode, "span">): Pick<YamlNode, "span"> {
    return { span: { start: this.#places.of(start), end: this.#places.of(end) } };
  }
}
