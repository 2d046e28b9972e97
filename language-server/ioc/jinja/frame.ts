import { globalValue } from "./globals.ts";
import type { PythonValue } from "./pythonValue.ts";
import type { Run } from "./run.ts";
import { unsupported } from "./stopped.ts";
import { undefinedName } from "./undefinedValue.ts";

/** Names a template gave values to: of its top level, of one turn of a loop, of a `with`. */
export class Frame {
  readonly #values = new Map<string, PythonValue>();
  readonly #around: Frame | undefined;

  constructor(around?: Frame) {
    this.#around = around;
  }

  set(name: string, value: PythonValue): void {
    this.#values.set(name, value);
  }

  lookup(name: string, run: Run): PythonValue {
    const own = this.#own(name);
    if (own !== undefined) return own;
    // Jinja's name for the template itself, whatever is around.
    if (name === "self") return unsupported('the name "self"');
    const outer = run.scope(name);
    if (outer !== undefined) return outer;
    const known = globalValue(name, run);
    return known === undefined ? undefinedName(name) : known;
  }

  #own(name: string): PythonValue | undefined {
    const value = this.#values.get(name);
    if (value !== undefined || !this.#around) return value;
    return this.#around.#own(name);
  }
}
