import { createHash } from "node:crypto";
import { posix } from "node:path";
import type { Workspace } from "../../language-server/workspace.ts";

/** A workspace of the given files, by absolute path; the folders they lie in exist, and no others. */
export function memoryWorkspace(files: Readonly<Record<string, string>>): Workspace {
  const paths = Object.keys(files);
  const inside = (folder: string): readonly string[] => paths.filter((path) => path.startsWith(`${folder}/`));
  return {
    roots: [...new Set(paths.map((path) => `/${path.split("/")[1] ?? ""}`))].sort(),
    read: (path) => Promise.resolve(files[path]),
    isFile: (path) => Promise.resolve(Object.hasOwn(files, path)),
    fileFacts: (path) => {
      const text = files[path];
      if (text === undefined) return Promise.resolve(undefined);
      const sha256 = createHash("sha256").update(text).digest("hex");
      return Promise.resolve({ bytes: Buffer.byteLength(text), sha256 });
    },
    list: (folder) => {
      const names = inside(folder).map((path) => posix.relative(folder, path).split("/")[0] ?? "");
      return Promise.resolve([...new Set(names)].sort());
    },
  };
}
