import type { Range } from "vscode-languageserver-types";

/** Where something is written in a support YAML file. */
export interface SourcePlace {
  /** Absolute: `/epics/ibek-defs/ADCore.ibek.support.yaml`. */
  readonly path: string;
  readonly range: Range;
}
