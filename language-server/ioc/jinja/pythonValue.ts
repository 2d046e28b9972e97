// Python's values as a template sees them. `1` and `1.0` differ, as they do in Python.

/** int is bigint, float is number, None is null, str is string. */
export type PythonValue =
  | string
  | bigint
  | number
  | boolean
  | null
  | PythonList
  | PythonTuple
  | PythonDict
  | PythonRange
  | PythonObject
  | PythonFunction;

/** Can be changed by a template (`append`), as in Python: whoever holds it sees that. */
export interface PythonList {
  readonly kind: "list";
  readonly items: PythonValue[];
}

export interface PythonTuple {
  readonly kind: "tuple";
  readonly items: readonly PythonValue[];
}

/** In the order of insertion. */
export interface PythonDict {
  readonly kind: "dict";
  readonly entries: [PythonValue, PythonValue][];
}

export interface PythonRange {
  readonly kind: "range";
  readonly start: bigint;
  readonly stop: bigint;
  readonly step: bigint;
}

/** Something of the program around the template: an entity, `_global`, `env`. */
export interface PythonObject {
  readonly kind: "object";
  /** As Python names it in errors: `'ibek.entity_factory.m_Port object' has no attribute 'x'`. */
  readonly typeName: string;
  attribute(name: string): PythonValue | undefined;
  /** `o["name"]`; missing where the object takes no index. */
  item?(key: PythonValue): PythonValue | undefined;
  /** What `{{ o }}` prints. */
  text(): { readonly ok: true; readonly value: string } | { readonly ok: false; readonly message: string };
}

export interface PythonFunction {
  readonly kind: "function";
  readonly name: string;
  call(args: readonly PythonValue[], named: ReadonlyMap<string, PythonValue>): PythonResult;
}

/** A value, or how evaluating ended without one. */
export type PythonResult =
  { readonly ok: true; readonly value: PythonValue } | { readonly ok: false; readonly stop: Stop };

export type Stop =
  /** What Python's exception says: `'x' is undefined`. */
  | { readonly kind: "error"; readonly message: string }
  /** We do not know what Python would do: `the filter "groupby"`. Never a guess. */
  | { readonly kind: "unsupported"; readonly what: string }
  /** More steps or more output than any real template needs. */
  | { readonly kind: "endless" };
