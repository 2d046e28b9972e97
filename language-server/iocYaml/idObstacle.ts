// Why an id cannot be renamed: half a rename is worse than none.
import { collectIds } from "../ioc/entityIds.ts";
import type { YamlNode } from "../syntax/yaml/yamlNode.ts";
import type { IdFile } from "./idFile.ts";
import { occurrencesOf } from "./idOccurrences.ts";

/** A sentence for people; undefined where nothing is in the way. `files`: of the IOC, in the order ibek reads them. */
export function idObstacle(id: string, files: readonly IdFile[]): string | undefined {
  const occurrences = files.flatMap((file) => occurrencesOf(id, file).map((occurrence) => ({ file, ...occurrence })));
  const definitions = occurrences.filter(({ kind }) => kind === "defines");
  if (definitions.length === 0) return `No entity in this file has the id \`${id}\`.`;
  if (definitions.length > 1) return `More than one entity has the id \`${id}\`: change one of them by hand first.`;
  const hidden = occurrences.find(({ written }) => written === undefined);
  if (hidden)
    return `\`${id}\` is not written out in line ${line(hidden.file, hidden.span.start)}, where an alias or a default brings it.`;
  return madeFrom(id, files) ?? amongValues(id, files);
}

function madeFrom(id: string, files: readonly IdFile[]): string | undefined {
  const places = files.flatMap((file) => file.entities.map((entity) => ({ file, entity })));
  const { references } = collectIds(
    places.map(({ entity }) => entity),
    [],
  );
  const made = references.find(({ target, id: other }) => target === "unchecked" && other.includes(id));
  const file = made && places[made.entity]?.file;
  return made && file && `\`${made.id}\` in line ${line(file, made.span.start)} may be made from \`${id}\` by Jinja.`;
}

function amongValues(id: string, files: readonly IdFile[]): string | undefined {
  for (const file of files) {
    const repeat = file.entities.find(({ entity }) => entity.repeated && holds(entity.fields.get("values")?.value, id));
    if (repeat)
      return `The values of the repeat in line ${line(file, repeat.start)} hold \`${id}\`, and what they are used for is not known.`;
  }
  return undefined;
}

function line({ lines }: IdFile, offset: number): number {
  return lines.positionAt(offset).line + 1;
}

const MAX_DEPTH = 100;

/** Whether a scalar somewhere in it is this text. */
function holds(node: YamlNode | undefined, id: string, depth = 0): boolean {
  if (depth > MAX_DEPTH) return false;
  switch (node?.kind) {
    case "scalar":
      return node.text === id;
    case "sequence":
      return node.items.some((item) => holds(item, id, depth + 1));
    case "map":
      return node.entries.some(({ key, value }) => holds(key, id, depth + 1) || holds(value, id, depth + 1));
    case "alias":
    case undefined:
      return false;
  }
}
