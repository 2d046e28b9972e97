import { dirname, resolve } from "node:path/posix";
import type { Workspace } from "../../workspace.ts";
import type { ModelSource } from "./entityCatalogue.ts";
import { readSchemaFile } from "./readSchemaFile.ts";

const HEADER = /^#[ \t]*yaml-language-server:[ \t]*\$schema=(?!https?:)(\S+)/m;
/** The header stands in the first lines. */
const HEAD_CHARACTERS = 4096;

/** What the schema tells that an ioc.yaml names in its header: a file beside it, or `published`, a copy of a published one. */
export async function schemaSource(
  workspace: Workspace,
  iocPath: string | undefined,
  published: string | undefined,
): Promise<ModelSource> {
  const path = published ?? (iocPath === undefined ? undefined : await headerPath(workspace, iocPath));
  const text = path === undefined ? undefined : await workspace.read(path);
  return {
    kind: "schema",
    origin: "the published schema",
    models: text === undefined ? [] : readSchemaFile(text),
    problems: () => [],
    dependencies: path === undefined ? [] : [path],
  };
}

async function headerPath(workspace: Workspace, iocPath: string): Promise<string | undefined> {
  const text = await workspace.read(iocPath);
  const name = HEADER.exec(text?.slice(0, HEAD_CHARACTERS) ?? "")?.[1];
  return name === undefined ? undefined : resolve(dirname(iocPath), name);
}
