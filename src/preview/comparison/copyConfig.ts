import { cp, stat } from "node:fs/promises";
import { basename, dirname } from "node:path";

/**
 * Copies what ibek reads of the folder an instance file is in, as it is saved: the file, `runtime.yaml` beside it, support
 * YAML. Links are followed, as the copy is seen from inside of a container.
 */
export async function copyConfig(file: string, target: string): Promise<void> {
  const folder = dirname(file);
  const isOfIoc = ["ioc.yaml", "runtime.yaml"].includes(basename(file));
  const isWanted = (path: string): boolean =>
    path === file || path.endsWith(".ibek.support.yaml") || (isOfIoc && /^(?:ioc|runtime)\.yaml$/.test(basename(path)));
  await cp(folder, target, {
    recursive: true,
    dereference: true,
    filter: async (path) => {
      const status = await stat(path).catch(() => undefined);
      // Only in an instance's own folder: beside a file somewhere else there may be a whole home.
      if (status?.isDirectory()) return path === folder || basename(folder) === "config";
      return status?.isFile() === true && isWanted(path);
    },
  });
}
