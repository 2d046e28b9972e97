import { basename } from "node:path/posix";
import type { LineIndex } from "../../text/lineIndex.ts";

/** `line 12 of pmac.ibek.support.yaml`, `line 5 of bl01t-ea-test-01/config/ioc.yaml` */
export function placeOf({ path, lines }: { readonly path: string; readonly lines: LineIndex }, offset: number): string {
  const name = basename(path);
  // All instances call it that.
  const file = /^(?:ioc|runtime)\.yaml$/.test(name) ? path.split("/").slice(-3).join("/") : name;
  return `line ${lines.positionAt(offset).line + 1} of ${file}`;
}
