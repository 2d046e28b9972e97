import type { YamlNode } from "../yamlNode.ts";
import type { Layout } from "./layout.ts";

/** Whether two texts say the same: data, anchors, quotes and comments. */
export function sameContent(a: Layout, b: Layout): boolean {
  return (
    b.piece.problems.every(({ kind }) => kind !== "syntax") &&
    sameNode(a.piece.root, b.piece.root, a, b) &&
    [...a.piece.anchors.keys()].join("\n") === [...b.piece.anchors.keys()].join("\n") &&
    commentText(a) === commentText(b)
  );
}

function sameNode(a: YamlNode | undefined, b: YamlNode | undefined, textA: Layout, textB: Layout): boolean {
  if (a === undefined || b === undefined) return a === b;
  switch (a.kind) {
    case "alias":
      return b.kind === "alias" && a.name === b.name;
    case "scalar":
      return b.kind === "scalar" && a.text === b.text && a.type === b.type && styleOf(a, textA) === styleOf(b, textB);
    case "sequence":
      return (
        b.kind === "sequence" &&
        a.items.length === b.items.length &&
        a.items.every((item, index) => sameNode(item, b.items[index], textA, textB))
      );
    case "map":
      return (
        b.kind === "map" &&
        a.entries.length === b.entries.length &&
        a.entries.every(
          ({ key, value }, index) =>
            sameNode(key, b.entries[index]?.key, textA, textB) &&
            sameNode(value, b.entries[index]?.value, textA, textB),
        )
      );
  }
}

function styleOf(node: YamlNode & { kind: "scalar" }, { piece }: Layout): string {
  return node.plain ? "" : (piece.text[node.span.start] ?? "");
}

function commentText({ piece: { text }, comments }: Layout): string {
  return comments.map((at) => text.slice(at, /\r?\n|$/.exec(text.slice(at))?.index ?? 0).trimEnd()).join("\n");
}
