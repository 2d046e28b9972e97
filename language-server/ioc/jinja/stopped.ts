import type { Span } from "../../text/span.ts";
import type { PythonObject, Stop } from "./pythonValue.ts";

/** Python's exceptions, as far as something here catches them. */
export type PythonException =
  | "AttributeError"
  | "IndexError"
  | "KeyError"
  | "NameError"
  | "OverflowError"
  | "RuntimeError"
  | "StopIteration"
  | "TypeError"
  | "UndefinedError"
  | "ValueError"
  | "ZeroDivisionError";

/** Unwinds an evaluation, as an exception does in Python. Thrown and caught in this folder only. */
export class Stopped extends Error {
  readonly stop: Stop;
  readonly exception: PythonException | undefined;
  /** The undefined value that was used, if that is why. */
  readonly culprit: PythonObject | undefined;
  /** The innermost expression that stopped, once known. */
  span: Span | undefined;

  constructor(stop: Stop, exception?: PythonException, culprit?: PythonObject) {
    super(stop.kind);
    this.stop = stop;
    this.exception = exception;
    this.culprit = culprit;
  }
}

export function raise(exception: PythonException, message: string, culprit?: PythonObject): never {
  throw new Stopped({ kind: "error", message }, exception, culprit);
}

/** @param what for people: `the filter "groupby"` */
export function unsupported(what: string): never {
  throw new Stopped({ kind: "unsupported", what });
}

/** What Python's `except` of these exceptions makes of a computation. */
export function caught<T, U>(exceptions: readonly PythonException[], compute: () => T, otherwise: () => U): T | U {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Stopped && error.exception && exceptions.includes(error.exception)) return otherwise();
    throw error;
  }
}
