import type { LineIndex } from "../../text/lineIndex.ts";
import type { Span } from "../../text/span.ts";
import type { Subject } from "./subject.ts";
import type { WrittenName } from "./writtenName.ts";

/** A place where a subject is defined or used. */
export interface Site {
  /** Absolute. */
  readonly path: string;
  readonly lines: LineIndex;
  readonly role:
    | "definition"
    /** `type: pmac.GeoBrick` */
    | "type"
    /** The name of a value that an entity is given. */
    | "key"
    /** Inside an expression. */
    | "jinja"
    /** A database argument without a value; `end` is behind its colon. */
    | "argument"
    | "database";
  /** Its span counts from the file's start. */
  readonly name: WrittenName;
  readonly end: number;
  /** More than one for an attribute of an object that can be of several types. */
  readonly subjects: readonly Subject[];
}

/** An attribute of an object whose type nothing in the workspace tells. */
export interface UnknownAttribute {
  readonly path: string;
  readonly lines: LineIndex;
  readonly span: Span;
  /** `controller` and `P` of `{{ controller.P }}`. */
  readonly object: string;
  readonly attribute: string;
  /** All attributes that the model uses of the object: what it is has them all. */
  readonly together: ReadonlySet<string>;
}
