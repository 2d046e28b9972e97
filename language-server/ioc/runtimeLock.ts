import { parsePiece } from "../syntax/yaml/parsePiece.ts";
import { readFields, resolved, type Field } from "../syntax/yaml/mapFields.ts";
import { refusal } from "../syntax/yaml/refusal.ts";
import type { YamlContent } from "../syntax/yaml/yamlNode.ts";

/** A vendored file in an instance's `runtime-lock.yaml`. */
export interface LockedFile {
  /** Of the library: `lakeshore340`. */
  readonly pattern: string;
  /** `0.5.0`; empty where the lock does not tell. */
  readonly version: string;
  /** From the instance's folder: `config/lakeshore340.proto`. */
  readonly path: string;
  /** `sha256:…`, or `DIRTY …` for a file that was changed on purpose. */
  readonly hash: string;
}

/**
 * All files of a lock. ibek 4.6 wrote the patterns at the top, with paths below `config/`; since 4.8 they stand under
 * `patterns`, with paths below the instance. What is neither has none.
 */
export function lockedFiles(text: string): readonly LockedFile[] {
  if (refusal(text) !== undefined) return [];
  const top = fieldsOf(resolved(parsePiece(text).root, () => undefined));
  const current = top.get("patterns");
  const base = current === undefined ? "config/" : "";
  const patterns = current === undefined ? top : fieldsOf(current.value);
  return [...patterns.values()].flatMap(({ name, value }) => {
    const fields = fieldsOf(value);
    const version = textOf(fields.get("version")?.value);
    return [...fieldsOf(fields.get("files")?.value).values()].flatMap((file): readonly LockedFile[] =>
      isInside(file.name) && /^(sha256:|DIRTY)/.test(textOf(file.value))
        ? [{ pattern: name, version, path: `${base}${file.name}`, hash: textOf(file.value) }]
        : [],
    );
  });
}

/** Nothing outside of the instance is looked at, whatever a lock says. */
function isInside(path: string): boolean {
  return path !== "" && !path.startsWith("/") && !path.split("/").includes("..");
}

function fieldsOf(node: YamlContent | undefined): ReadonlyMap<string, Field> {
  return node?.kind === "map" ? readFields(node, () => undefined).byName : new Map<string, Field>();
}

function textOf(node: YamlContent | undefined): string {
  return node?.kind === "scalar" ? node.text.trim() : "";
}
