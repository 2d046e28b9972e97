/**
 * What a part throws where this machine cannot have it at all: not Linux, not root, no Go. Such a part is left out; any
 * other error while a part starts is a failure of the run.
 */
export class CannotRunHere extends Error {
  /** `needs Go` */
  constructor(why: string) {
    super(why);
    this.name = "CannotRunHere";
  }
}
