import { shifted, type Span } from "../../text/span.ts";
import { readFields } from "../../syntax/yaml/mapFields.ts";
import type { SupportFile } from "../supportFile.ts";

/** A support YAML file as ibek up to 2, or a first release of 3, wrote it. */
export interface OldFormat {
  /** The key that tells: `defs`, `definitions`, or the `args` of an entity model. */
  readonly key: string;
  readonly span: Span;
}

const OLD_TOP = ["defs", "definitions"];
/** Lists of a model; `pre_values` and `values` are those of 3.0.0b4. */
const OLD_LISTS = ["args", "values", "pre_values"];

export function oldFormat(file: SupportFile): OldFormat | undefined {
  const names = file.top?.map(({ field }) => field.name) ?? [];
  for (const { start, field } of file.top ?? []) {
    if (OLD_TOP.includes(field.name) && !names.includes("entity_models") && field.value?.kind === "sequence")
      return { key: field.name, span: shifted(field.nameSpan, start) };
  }
  for (const { start, node, target } of file.models) {
    if (node.kind !== "map") continue;
    const fields = readFields(node, target).byName;
    const old = OLD_LISTS.map((name) => fields.get(name)).find((field) => field?.value?.kind === "sequence");
    if (old && !old.elsewhere) return { key: old.name, span: shifted(old.nameSpan, start) };
  }
  return undefined;
}
