// Follows a startup script as iocsh would: macros, current directory, included scripts.
import { logicalLines, type LogicalLine } from "../../syntax/iocsh/logicalLines.ts";
import type { Workspace } from "../../workspace.ts";
import type { MacroSetting } from "../macros/macroValue.ts";
import { isAtLeast } from "./baseVersion.ts";
import { applyCommand, type RunScript } from "./commandEffects.ts";
import type { EvaluatedLine, ScriptLine } from "./evaluatedLine.ts";
import { filesOf } from "./fileUses.ts";
import { readLine } from "./readLine.ts";
import type { FileLookup } from "./scriptFiles.ts";
import type { ScriptStart } from "./scriptStart.ts";
import type { ScriptState } from "./scriptState.ts";

export interface ScriptEvaluation {
  readonly lines: readonly EvaluatedLine[];
  readonly end: ScriptState;
  /** Absolute paths that were read or looked for. */
  readonly files: readonly string[];
}

/** Scripts that include each other, or one another many times, must end. */
const DEEPEST = 20;
const MOST_LINES = 100_000;

interface Run extends FileLookup {
  readonly texts: Map<string, readonly LogicalLine[] | undefined>;
  linesLeft: number;
}

/** The script (or command text) being run inside others. */
interface Frame {
  readonly path: string;
  /** Macros given to it by `iocshLoad`. */
  readonly macros: ReadonlyMap<string, MacroSetting>;
  readonly outer: Frame | undefined;
  readonly depth: number;
}

/** `previous`: of an earlier version of the same text; lines that cannot have changed are taken from it. */
export async function evaluateScript(
  text: string,
  start: ScriptStart,
  workspace: Workspace,
  previous: ScriptEvaluation | undefined,
): Promise<ScriptEvaluation> {
  const run: Run = {
    ...{ workspace, start, linesLeft: MOST_LINES },
    ...{ lookedFor: new Set(previous?.files), findings: new Map(), texts: new Map() },
  };
  const frame: Frame = { path: start.path, macros: new Map(), outer: undefined, depth: 0 };
  const lines = logicalLines(text, joinsLines(start));
  const reusable = reuse(lines, previous?.lines ?? []);
  const evaluated: EvaluatedLine[] = [];
  let state = start.state;
  for (const [index, line] of lines.entries()) {
    const result = reusable(index, state) ?? (await evaluateLine(line, state, frame, run));
    evaluated.push(result);
    state = result.after;
  }
  return { lines: evaluated, end: state, files: [...run.lookedFor] };
}

function joinsLines({ base }: ScriptStart): boolean {
  return isAtLeast(base, "7.0.10");
}

type Reuse = (index: number, state: ScriptState) => EvaluatedLine | undefined;

/** An old line serves again if it has the same text, place and state before it; one without effect may have moved. */
function reuse(lines: readonly LogicalLine[], old: readonly EvaluatedLine[]): Reuse {
  const added = lines.length - old.length;
  let prefix = 0;
  while (prefix < lines.length && lines[prefix]?.text === old[prefix]?.line.text) prefix++;
  return (index, state) => {
    const line = lines[index];
    const candidate = old[index < prefix ? index : index - added];
    if (line === undefined || candidate?.before !== state || candidate.line.text !== line.text) return undefined;
    const inPlace = candidate.line.pieces[0].line === line.pieces[0].line;
    if (inPlace) return candidate;
    return candidate.after === state ? { ...candidate, line } : undefined;
  };
}

async function evaluateLine(line: LogicalLine, before: ScriptState, frame: Frame, run: Run): Promise<EvaluatedLine> {
  run.linesLeft--;
  const read = readLine(line, before.macros.lookup);
  if (read.kind === "blank" || read.kind === "comment" || before.ended)
    return { ...read, before, after: before, files: [], inside: [] };
  const files = await filesOf(read, before, run);
  const inside: ScriptLine[] = [];
  const after =
    read.problem === undefined || (read.problem.kind === "unbalancedQuote" && !stops(before))
      ? await applyCommand({ ...read, files }, before, { path: frame.path, run: runner(frame, run, inside) })
      : refused(before);
  return { ...read, before, after, files, inside };
}

/** Behind a line that iocsh refuses; what follows `on error break` or `halt` is not reached. */
function refused(before: ScriptState): ScriptState {
  return stops(before) ? { ...before, ended: true } : before;
}

function stops({ onError }: ScriptState): boolean {
  return onError === "break" || onError === "halt";
}

/** Runs a script or a text inside the present one and tells the state behind it; its lines are added to `inside`. */
function runner(frame: Frame, run: Run, inside: ScriptLine[]): RunScript {
  return async (source, given, state) => {
    // `< file` hands the macros of the including script on.
    const macros = given ?? frame.macros;
    const lines =
      source.kind === "text" ? logicalLines(source.text, joinsLines(run.start)) : await linesOf(source.path, run);
    const path = source.kind === "text" ? frame.path : source.path;
    const inner: Frame = { path, macros, outer: frame, depth: frame.depth + 1 };
    if (lines === undefined || inner.depth > DEEPEST || (source.kind === "file" && runsIn(path, frame)))
      return { ...state, complete: false };
    const onError = source.kind === "text" ? "break" : "continue";
    let current: ScriptState = { ...state, onError, macros: state.macros.pushScope(macros) };
    for (const line of lines) {
      if (run.linesLeft <= 0) return { ...state, complete: false };
      const evaluated = await evaluateLine(line, current, inner, run);
      current = evaluated.after;
      if (evaluated.kind !== "blank") inside.push({ path: source.kind === "file" ? path : undefined, line: evaluated });
      if (current.ended) break;
    }
    // `exit` ends the inner script only.
    return { ...current, macros: current.macros.popScope(), ended: false, onError: state.onError };
  };
}

function runsIn(path: string, frame: Frame | undefined): boolean {
  for (let outer = frame; outer !== undefined; outer = outer.outer) if (outer.path === path) return true;
  return false;
}

async function linesOf(path: string, run: Run): Promise<readonly LogicalLine[] | undefined> {
  if (!run.texts.has(path)) {
    const text = await run.workspace.read(path);
    run.texts.set(path, text === undefined ? undefined : logicalLines(text, joinsLines(run.start)));
  }
  return run.texts.get(path);
}
