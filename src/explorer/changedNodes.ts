import type { TreeNode } from "./iocTree.ts";

/** What to draw again: everything, only these groups, or nothing. */
export type Redraw = "all" | readonly string[];

/** Compares two trees by what can be seen; the runtimes inside are compared by identity of their id only. */
export function changedNodes(before: readonly TreeNode[], after: readonly TreeNode[]): Redraw {
  const sameRoots = before.length === after.length && before.every((node, at) => node.id === after[at]?.id);
  if (!sameRoots) return "all";
  return after.filter((node, at) => visible(node) !== visible(before[at])).map((node) => node.id);
}

function visible(node: TreeNode | undefined): string {
  return JSON.stringify(node, (key, value: unknown) =>
    key === "runtime" && typeof value === "object" ? undefined : value,
  );
}
