// The environment `ibek runtime generate2` runs in, as far as it is known outside of the container.
import type { PythonObject, PythonValue } from "../jinja/pythonValue.ts";
import { NotKnown, unknown } from "./fieldValue.ts";

export class ProcessEnvironment {
  readonly #values: ReadonlyMap<string, string>;

  /** What production sets for sure: `IOC`, `RUNTIME_DIR`, `IOC_NAME`. */
  constructor(values: ReadonlyMap<string, string>) {
    this.#values = values;
  }

  /** Undefined where only the container tells. */
  value(name: string): string | undefined {
    return this.#values.get(name);
  }

  /** To follow “not known here:”. */
  unknownValue(name: string): string {
    return `the value of ${name} in the IOC's environment`;
  }

  /** `env` of ibek ≥ 4.7: `{{ env.IOC_NAME }}`, `{{ env['IOC_NAME'] }}`. */
  object(): PythonObject {
    return {
      kind: "object",
      typeName: "mappingproxy",
      attribute: (name) => this.#known(name),
      item: (key) => (typeof key === "string" ? this.#known(key) : undefined),
      text: () => {
        throw new NotKnown(unknown("the whole of the IOC's environment"), true);
      },
    };
  }

  #known(name: string): PythonValue {
    const value = this.#values.get(name);
    // Also the mapping's methods: `env.get(…)` asks for what may not be set.
    if (value === undefined) throw new NotKnown(unknown(this.unknownValue(name)), true);
    return value;
  }
}
