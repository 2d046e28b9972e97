import type { PythonObject, PythonValue } from "./pythonValue.ts";
import { unsupported } from "./stopped.ts";

/** A generator or another iterator of Python: works only when asked for items, and gives each once. */
export class IteratorValue implements PythonObject {
  readonly kind = "object";
  /** `generator`, `list_reverseiterator` */
  readonly typeName: string;
  readonly #items: Iterator<PythonValue>;

  constructor(typeName: string, items: Iterable<PythonValue>) {
    this.typeName = typeName;
    this.#items = items[Symbol.iterator]();
  }

  /** Undefined behind the last. */
  next(): PythonValue | undefined {
    const next = this.#items.next();
    return next.done === true ? undefined : next.value;
  }

  attribute(name: string): PythonValue | undefined {
    return unsupported(`"${name}" of a generator`);
  }

  text(): never {
    return unsupported("the text of a generator");
  }
}
