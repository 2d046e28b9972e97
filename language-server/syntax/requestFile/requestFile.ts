// The lines of an autosave request file as readReqFile of autosave's save_restore.c takes them.
import type { Span } from "../../text/span.ts";

/** `$(P)$(R).VAL` */
export interface PvLine extends Span {
  readonly kind: "pv";
  readonly name: string;
  /** What stands behind the name; it counts for nothing. */
  readonly rest: Span | undefined;
}

/** `file "motor_settings.req" P=$(P),M=m1` */
export interface IncludeLine extends Span {
  readonly kind: "include";
  readonly file: Span & { readonly text: string };
  readonly macros: readonly (Span & { readonly name: string; readonly value: string })[];
}

/** Begins with something no PV begins with: autosave passes over it. */
export interface StrayLine extends Span {
  readonly kind: "stray";
}

export type RequestLine = PvLine | IncludeLine | StrayLine;
