import type { Location, Range } from "vscode-languageserver-types";
import { shifted } from "../../text/span.ts";
import type { IndexedWorkspace } from "./indexedWorkspace.ts";
import { referencesTo, type AskedDocument } from "./locations.ts";
import { modelsOf } from "./modelScope.ts";

/** An entity model of a support YAML file and all uses of it in the workspace: for “3 references” above it. */
export interface ModelUses {
  /** `pmac.GeoBrick` */
  readonly type: string;
  /** Of its name. */
  readonly range: Range;
  readonly uses: readonly Location[];
}

/** From top to bottom; nothing for a file that is not in the workspace. */
export function modelUses(indexed: IndexedWorkspace, asked: AskedDocument): readonly ModelUses[] {
  const file = indexed.supports.find(({ path }) => path === asked.path);
  if (file === undefined) return [];
  return modelsOf(file).map(({ identity, placed }) => ({
    type: identity.type,
    range: file.lines.rangeOf(shifted(placed.facts.name.span, placed.start)),
    uses: referencesTo({ kind: "model", model: identity }, indexed, asked, false),
  }));
}
