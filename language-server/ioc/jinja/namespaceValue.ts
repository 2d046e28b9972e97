import type { Budget } from "./budget.ts";
import { findKey, setKey } from "./equality.ts";
import type { PythonDict, PythonObject, PythonValue } from "./pythonValue.ts";
import { unsupported } from "./stopped.ts";

/** `{% set ns = namespace(found=false) %}{% set ns.found = true %}` */
export class NamespaceValue implements PythonObject {
  readonly kind = "object";
  readonly typeName = "jinja2.utils.Namespace";
  readonly #values: PythonDict;
  readonly #budget: Budget;

  constructor(values: PythonDict, budget: Budget) {
    this.#values = values;
    this.#budget = budget;
  }

  attribute(name: string): PythonValue | undefined {
    return this.#values.entries[findKey(this.#values, name, this.#budget)]?.[1];
  }

  set(name: string, value: PythonValue): void {
    setKey(this.#values, name, value, this.#budget);
  }

  text(): never {
    return unsupported("the text of a namespace");
  }
}
