// Values of a template's context that both Python and we can read.
import type { PythonObject, PythonValue } from "../../../language-server/ioc/jinja/pythonValue.ts";

export type TaggedValue =
  | { readonly int: string }
  | { readonly float: string }
  | { readonly plain: string | boolean | null }
  | { readonly list: readonly TaggedValue[] }
  | { readonly tuple: readonly TaggedValue[] }
  | { readonly dict: readonly (readonly [TaggedValue, TaggedValue])[] }
  | { readonly object: Readonly<Record<string, TaggedValue>> }
  | { readonly global: true };

export type TaggedContext = Readonly<Record<string, TaggedValue>>;

export function valueOf(tagged: TaggedValue): PythonValue {
  if ("int" in tagged) return BigInt(tagged.int);
  if ("float" in tagged) return Number(tagged.float);
  if ("list" in tagged) return { kind: "list", items: tagged.list.map(valueOf) };
  if ("tuple" in tagged) return { kind: "tuple", items: tagged.tuple.map(valueOf) };
  if ("dict" in tagged)
    return { kind: "dict", entries: tagged.dict.map(([key, value]) => [valueOf(key), valueOf(value)]) };
  if ("object" in tagged) return thing(tagged.object);
  return "global" in tagged ? GLOBAL : tagged.plain;
}

function thing(attributes: Readonly<Record<string, TaggedValue>>): PythonObject {
  const values = new Map(Object.entries(attributes).map(([name, value]) => [name, valueOf(value)]));
  return {
    kind: "object",
    typeName: "ibek.entity_factory.m_Thing",
    attribute: (name) => values.get(name),
    text: () => ({ ok: true, value: "THING" }),
  };
}

const GLOBAL: PythonObject = {
  kind: "object",
  typeName: "__main__.Global",
  attribute(name) {
    const results: Readonly<Record<string, (args: readonly PythonValue[]) => PythonValue>> = {
      incrementor: () => 3n,
      get: () => "got",
      set: (args) => args[1] ?? null,
      get_env: () => "",
    };
    const result = results[name];
    if (!result) return undefined;
    return { kind: "function", name, call: (args) => ({ ok: true, value: result(args) }) };
  },
  text: () => ({ ok: false, message: "never printed" }),
};
