import type { PythonDict, PythonObject, PythonValue } from "./pythonValue.ts";
import { unsupported } from "./stopped.ts";

/** What `d.keys()`, `d.values()` and `d.items()` give: follows the dictionary as it changes. */
export class DictView implements PythonObject {
  readonly kind = "object";
  readonly typeName: "dict_keys" | "dict_values" | "dict_items";
  readonly dict: PythonDict;

  constructor(typeName: DictView["typeName"], dict: PythonDict) {
    this.typeName = typeName;
    this.dict = dict;
  }

  items(): readonly PythonValue[] {
    return this.dict.entries.map(([key, value]) => {
      if (this.typeName === "dict_keys") return key;
      return this.typeName === "dict_values" ? value : { kind: "tuple", items: [key, value] };
    });
  }

  attribute(name: string): PythonValue | undefined {
    if (name === "mapping" || name === "isdisjoint") unsupported(`"${name}" of a view of a dictionary`);
    return undefined;
  }

  text(): { readonly ok: false; readonly message: string } {
    return { ok: false, message: "" };
  }
}
