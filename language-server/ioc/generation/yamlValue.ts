// YAML → what ibek's loader (ruamel.yaml, safe) makes of it in Python.
import { readFields, resolved, type AliasTarget } from "../../syntax/yaml/mapFields.ts";
import { numberValue } from "../../syntax/yaml/scalarType.ts";
import type { YamlContent, YamlNode, YamlScalar } from "../../syntax/yaml/yamlNode.ts";
import type { PythonDict, PythonList, PythonValue } from "../jinja/pythonValue.ts";
import { isUnknown, unknown, type FieldValue, type Unknown } from "./fieldValue.ts";

const TOO_MUCH = unknown("a value as large as this");
const MAX_NODES = 20_000;

/** One value; what an anchor names is one object wherever its aliases stand, as in Python. */
export function pythonOf(node: YamlNode | undefined, target: AliasTarget = () => undefined): FieldValue {
  return new ValueReader(target).read(node);
}

class ValueReader {
  readonly #target: AliasTarget;
  readonly #made = new Map<YamlContent, PythonList | PythonDict>();
  #left = MAX_NODES;

  constructor(target: AliasTarget) {
    this.#target = target;
  }

  read(node: YamlNode | undefined): FieldValue {
    const content = resolved(node, this.#target);
    if (content === undefined) return null;
    if (content.kind === "scalar") return scalarValue(content);
    const before = this.#made.get(content);
    if (before !== undefined) return before;
    if (--this.#left < 0) return TOO_MUCH;
    return content.kind === "sequence" ? this.#list(content) : this.#dict(content);
  }

  #list(content: YamlContent & { kind: "sequence" }): FieldValue {
    const items: PythonValue[] = [];
    const list: PythonList = { kind: "list", items };
    this.#made.set(content, list);
    let lost: Unknown | undefined;
    for (const item of content.items) {
      const value = this.read(item);
      if (isUnknown(value)) lost = value;
      else items.push(value);
    }
    return lost ?? list;
  }

  #dict(content: YamlContent & { kind: "map" }): FieldValue {
    const entries: [PythonValue, PythonValue][] = [];
    const dict: PythonDict = { kind: "dict", entries };
    this.#made.set(content, dict);
    const keys = new Map(content.entries.flatMap(({ key }) => (key.kind === "scalar" ? [[key.text, key]] : [])));
    let lost: Unknown | undefined;
    for (const field of readFields(content, this.#target).byName.values()) {
      const written = keys.get(field.name);
      const key = written === undefined ? field.name : scalarValue(written);
      const value = this.read(field.value);
      if (isUnknown(key)) lost = key;
      else if (isUnknown(value)) lost = value;
      else entries.push([key, value]);
    }
    return lost ?? dict;
  }
}

export function scalarValue(scalar: YamlScalar): FieldValue {
  switch (scalar.type) {
    case "string":
      return scalar.text;
    case "int":
      return integer(scalar.text);
    case "float":
      return numberValue(scalar.text);
    case "bool":
      return /^(?:true|yes|y|on)$/i.test(scalar.text);
    case "null":
      return null;
    case "timestamp":
      return unknown("a date");
    case "unknown":
      return unknown("a value of a type that YAML does not have");
  }
}

/** As large as it is. */
function integer(text: string): FieldValue {
  const digits = text.replaceAll("_", "");
  const magnitude = digits.replace(/^[-+]/, "");
  if (!/^(?:0b[01]+|0o[0-7]+|0x[\da-f]+|\d+)$/i.test(magnitude)) return unknown(`the number \`${text}\``);
  const value = BigInt(magnitude);
  return digits.startsWith("-") ? -value : value;
}
