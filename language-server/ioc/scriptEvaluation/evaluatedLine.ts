import type { IocshFileKind } from "../../catalogue/iocshCommands.ts";
import type { LogicalLine } from "../../syntax/iocsh/logicalLines.ts";
import type { Redirect, SplitProblem, Word } from "../../syntax/iocsh/words.ts";
import type { Expansion } from "../macros/expandMacros.ts";
import type { FileFinding } from "./scriptFiles.ts";
import type { ScriptState } from "./scriptState.ts";

export interface FileUse {
  readonly kind: IocshFileKind;
  /** The word that names it, or the part of a word; offsets in the line. */
  readonly start: number;
  readonly end: number;
  /** As expanded, may hold unknown parts. */
  readonly text: string;
  readonly finding: FileFinding;
}

/** One line of a script as iocsh would run it. All offsets count in the line as written, before expansion. */
export interface EvaluatedLine {
  readonly line: LogicalLine;
  readonly before: ScriptState;
  readonly after: ScriptState;
  /** `comment`: also what became one by its macros, like `$(SIM=#)dbLoadRecords …`. */
  readonly kind: "blank" | "comment" | "include" | "command";
  readonly expansion: Expansion;
  /** The command, if there is one; behind words that are wholly unknown, as in `$(IFSIM) dbLoadRecords …`. */
  readonly command: Word | undefined;
  /** The words behind the command. */
  readonly arguments: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly problem: SplitProblem | undefined;
  readonly files: readonly FileUse[];
  /** What it runs, for `< file`, `iocshLoad` and the like: the lines of that script in order, blank ones left out. */
  readonly inside: readonly ScriptLine[];
}

/** A line with the script it stands in. */
export interface ScriptLine {
  /** Absolute; undefined for text that stands in the line itself, as with `iocshRun "dbLoadRecords …"`. */
  readonly path: string | undefined;
  readonly line: EvaluatedLine;
}
