import { NativeFunction } from "./nativeFunction.ts";
import { equals } from "./equality.ts";
import type { PythonObject, PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { UndefinedValue } from "./undefinedValue.ts";

/** `loop` inside `{% for %}`: goes through the items, and may look ahead. */
export class LoopValue implements PythonObject {
  readonly kind = "object";
  readonly typeName = "jinja2.runtime.LoopContext";
  #index = -1n;
  #before: PythonValue | undefined;
  #current: PythonValue | undefined;
  #ahead: PythonValue[] = [];
  #lastChanged: PythonValue | undefined;
  #length: bigint | undefined;
  readonly #items: Iterator<PythonValue>;
  readonly #run: Run;

  /** @param length of what is gone through, where that is known before it ends */
  constructor(items: Iterable<PythonValue>, length: bigint | undefined, run: Run) {
    this.#items = items[Symbol.iterator]();
    this.#length = length;
    this.#run = run;
  }

  /** Undefined behind the last. */
  next(): PythonValue | undefined {
    const item = this.#ahead.length > 0 ? this.#ahead.shift() : this.#take();
    if (item === undefined) return undefined;
    this.#before = this.#current;
    this.#current = item;
    this.#index++;
    return item;
  }

  attribute(name: string): PythonValue | undefined {
    switch (name) {
      case "index":
        return this.#index + 1n;
      case "index0":
        return this.#index;
      case "revindex":
        return this.#lengthNow() - this.#index;
      case "revindex0":
        return this.#lengthNow() - this.#index - 1n;
      case "first":
        return this.#index === 0n;
      case "last":
        return this.#peek() === undefined;
      case "length":
        return this.#lengthNow();
      case "depth":
        return 1n;
      case "depth0":
        return 0n;
      case "previtem":
        return this.#before === undefined ? new UndefinedValue("there is no previous item") : this.#before;
      case "nextitem": {
        const next = this.#peek();
        return next === undefined ? new UndefinedValue("there is no next item") : next;
      }
      case "cycle":
        return new NativeFunction("cycle", ({ positional }) => this.#cycle(positional));
      case "changed":
        return new NativeFunction("changed", ({ positional }) => this.#changed(positional));
      default:
        return name.startsWith("_") ? unsupported(`"${name}" of a loop`) : undefined;
    }
  }

  text(): never {
    return unsupported("the text of a loop");
  }

  #take(): PythonValue | undefined {
    const next = this.#items.next();
    return next.done === true ? undefined : next.value;
  }

  #peek(): PythonValue | undefined {
    if (this.#ahead.length === 0) {
      const next = this.#take();
      if (next !== undefined) this.#ahead.push(next);
    }
    return this.#ahead[0];
  }

  /** What has no length is gone through to its end. */
  #lengthNow(): bigint {
    if (this.#length !== undefined) return this.#length;
    for (let item = this.#take(); item !== undefined; item = this.#take()) this.#ahead.push(item);
    this.#length = BigInt(this.#ahead.length) + this.#index + 1n;
    return this.#length;
  }

  #cycle(values: readonly PythonValue[]): PythonValue {
    if (values.length === 0) raise("TypeError", "no items for cycling given");
    return values[Number(this.#index) % values.length] ?? null;
  }

  #changed(values: readonly PythonValue[]): boolean {
    const now: PythonValue = { kind: "tuple", items: values };
    if (this.#lastChanged !== undefined && equals(this.#lastChanged, now, this.#run.budget)) return false;
    this.#lastChanged = now;
    return true;
  }
}
