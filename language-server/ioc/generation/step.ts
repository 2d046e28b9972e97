// A step of the work on one entity with all that came of it, to be taken over when nothing it depends on has changed.
import type { Effects, EvaluationState } from "./evaluationState.ts";
import type { FieldValue } from "./fieldValue.ts";
import { ProblemLog, type Found } from "./problemLog.ts";

export interface Step<T> {
  readonly value: T;
  readonly found: readonly Found[];
  readonly effects: Effects;
  /** Of other entities' values. */
  readonly reads: ReadonlyMap<string, FieldValue | undefined>;
  /** It looked for what is not there, and that may be there the next time. */
  readonly isOpen: boolean;
}

const NO_READS: ReadonlyMap<string, FieldValue | undefined> = new Map();

/** What a step tells about itself while it runs. */
export interface StepNotes {
  readonly log: ProblemLog;
  reads: ReadonlyMap<string, FieldValue | undefined>;
  isOpen: boolean;
}

export function runStep<T>(state: EvaluationState, work: (notes: StepNotes) => T): Step<T> {
  const notes: StepNotes = { log: new ProblemLog(), reads: NO_READS, isOpen: false };
  const { value, effects } = state.record(() => work(notes));
  return { value, found: notes.log.found, effects, reads: notes.reads, isOpen: notes.isOpen };
}
