import type { PythonValue } from "../jinja/pythonValue.ts";

/** A value that cannot be told here. */
export interface Unknown {
  readonly kind: "unknown";
  /** `the value of SITE in the IOC's environment`; undefined where a problem has said it. */
  readonly why: string | undefined;
}

export type FieldValue = PythonValue | Unknown;

/** What follows from a mistake that has been told. */
export const REFUSED: Unknown = { kind: "unknown", why: undefined };

export function unknown(why: string): Unknown {
  return { kind: "unknown", why };
}

export function isUnknown(value: FieldValue): value is Unknown {
  return typeof value === "object" && value !== null && value.kind === "unknown";
}

/** Ends the rendering of whatever uses a value that is not known; never leaves `renderer.ts`. */
export class NotKnown extends Error {
  readonly why: string | undefined;
  /** Not known by itself, not because it follows from another value. */
  readonly isFirst: boolean;

  constructor({ why }: Unknown, isFirst: boolean) {
    super("not known");
    this.why = why;
    this.isFirst = isFirst;
  }
}

/** For the places a template reads from. */
export function known(value: FieldValue): PythonValue {
  if (isUnknown(value)) throw new NotKnown(value, false);
  return value;
}
