// `ioc.yaml` and `runtime.yaml`: ibek reads both, in this order.
import { basename, dirname } from "node:path/posix";
import type { Workspace } from "../workspace.ts";

const SIBLINGS: Readonly<Record<string, string>> = { "ioc.yaml": "runtime.yaml", "runtime.yaml": "ioc.yaml" };

/** None for a file of another name. */
export function siblingPath(path: string | undefined): readonly string[] {
  const name = path === undefined ? undefined : SIBLINGS[basename(path)];
  return path === undefined || name === undefined ? [] : [`${dirname(path)}/${name}`];
}

export async function readSibling(
  workspace: Workspace,
  path: string | undefined,
): Promise<{ readonly path: string; readonly text: string } | undefined> {
  const [beside] = siblingPath(path);
  const text = beside === undefined ? undefined : await workspace.read(beside);
  return beside === undefined || text === undefined ? undefined : { path: beside, text };
}
