import type { PythonFunction, PythonResult, PythonValue } from "./pythonValue.ts";
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import type { Run } from "./run.ts";
import { raise, Stopped } from "./stopped.ts";

/** What a call gives. */
export interface Given {
  readonly positional: readonly PythonValue[];
  readonly named: ReadonlyMap<string, PythonValue>;
}

/** A function that Python or jinja2 brings along. */
export class NativeFunction implements PythonFunction {
  readonly kind = "function";
  readonly name: string;
  /** As `call`, but what stops it is thrown. */
  readonly invoke: (given: Given) => PythonValue;

  constructor(name: string, invoke: (given: Given) => PythonValue) {
    this.name = name;
    this.invoke = invoke;
  }

  call(positional: readonly PythonValue[], named: ReadonlyMap<string, PythonValue>): PythonResult {
    try {
      return { ok: true, value: this.invoke({ positional, named }) };
    } catch (error) {
      if (error instanceof Stopped) return { ok: false, stop: error.stop };
      throw error;
    }
  }
}

/** Values of the parameters, in their order; those left out are undefined. */
export type Bound = readonly (PythonValue | undefined)[];

/** A method, filter or test: what it is applied to is its first argument. */
export interface Operation<Self extends PythonValue = PythonValue> {
  /** `["sub", "start?", "end?"]`; after `"/"` at the end none may be given by name; undefined: anything goes. */
  readonly parameters: readonly string[] | undefined;
  readonly apply: (self: Self, values: Bound, run: Run, given: Given) => PythonValue;
}

export function operation<Self extends PythonValue>(
  parameters: string | undefined,
  apply: Operation<Self>["apply"],
): Operation<Self> {
  return { parameters: parameters === undefined ? undefined : parameters.split(" ").filter(Boolean), apply };
}

export function applyOperation<Self extends PythonValue>(
  name: string,
  { parameters, apply }: Operation<Self>,
  self: Self,
  given: Given,
  run: Run,
): PythonValue {
  return apply(self, parameters === undefined ? [] : bind(name, parameters, given), run, given);
}

export function bind(name: string, parameters: readonly string[], { positional, named }: Given): Bound {
  const positionalOnly = parameters.at(-1) === "/";
  const own = positionalOnly ? parameters.slice(0, -1) : parameters;
  if (positional.length > own.length) {
    raise("TypeError", `${name}() takes ${own.length} positional arguments but ${positional.length} were given`);
  }
  if (positionalOnly && named.size > 0) raise("TypeError", `${name}() takes no keyword arguments`);
  const names = own.map((parameter) => parameter.replace("?", ""));
  for (const key of named.keys()) {
    const at = names.indexOf(key);
    if (at < 0) raise("TypeError", `${name}() got an unexpected keyword argument ${quotedText(key)}`);
    if (at < positional.length) raise("TypeError", `${name}() got multiple values for argument ${quotedText(key)}`);
  }
  return own.map((parameter, index) => {
    const value = positional[index] ?? (index < positional.length ? null : named.get(names[index] ?? ""));
    if (value === undefined && !parameter.endsWith("?")) {
      raise("TypeError", `${name}() missing required argument: ${quotedText(parameter)}`);
    }
    return value;
  });
}
