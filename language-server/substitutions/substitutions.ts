import type { OpenDocument } from "../service.ts";
import type { Reading, Tool } from "../syntax/substitutions/reading.ts";
import type { SubstitutionsFile } from "../syntax/substitutions/substitutionsFile.ts";
import type { Structure } from "../syntax/substitutions/templateBlocks.ts";
import type { LineIndex } from "../text/lineIndex.ts";
import type { Templates } from "./templates.ts";
import type { UsingTools } from "./usingTools.ts";

/** One version of a substitutions file and all that follows from it but its problems. */
export interface Substitutions {
  readonly document: OpenDocument;
  readonly lines: LineIndex;
  readonly file: SubstitutionsFile;
  readonly structure: Structure;
  /** What each of the two tools makes of it. */
  readonly readings: Readonly<Record<Tool, Reading>>;
  readonly using: UsingTools;
  readonly templates: Templates;
  /** Absolute paths that were read or looked for. */
  readonly dependencies: readonly string[];
}
