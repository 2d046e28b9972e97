// Expected failures are values. `src/editor/failureReport.ts` alone turns one into words and buttons.

export type FailureKind =
  | "toolMissing"
  | "unreachable"
  | "notAuthorised"
  | "notFound"
  | "conflict"
  | "timedOut"
  | "cancelled"
  | "unexpectedOutput"
  | "exited"
  | "untrusted";

export interface Failure {
  readonly kind: FailureKind;
  /** What was tried, to follow “Could not …”: `list IOCs in p48-beamline on argus`. */
  readonly doing: string;
  /** The reason in the words of the tool or server that refused, one line, no secrets: `statefulsets.apps is forbidden`. */
  readonly why: string;
}

export type Outcome<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: Failure };

export function succeeded<T>(value: T): Outcome<T> {
  return { ok: true, value };
}

export function failed(
  kind: FailureKind,
  doing: string,
  why: string,
): { readonly ok: false; readonly failure: Failure } {
  return { ok: false, failure: { kind, doing, why } };
}
