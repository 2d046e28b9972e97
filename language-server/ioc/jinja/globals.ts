// Names that jinja2 defines in every template.
import { asInteger } from "./asNumber.ts";
import { updateDict } from "./dictMethods.ts";
import { NamespaceValue } from "./namespaceValue.ts";
import { NativeFunction, type Given } from "./nativeFunction.ts";
import type { PythonValue } from "./pythonValue.ts";
import { madeDict, type Run } from "./run.ts";
import { raise, unsupported } from "./stopped.ts";
import { typeName } from "./typeName.ts";
import { failIfUndefined } from "./undefinedValue.ts";

export function globalValue(name: string, run: Run): PythonValue | undefined {
  switch (name) {
    case "range":
      return new NativeFunction(name, range);
    case "dict":
      return new NativeFunction(name, (given) => dictOf(given, run));
    case "namespace":
      return new NativeFunction(name, (given) => new NamespaceValue(dictOf(given, run), run.budget));
    case "cycler":
    case "joiner":
    case "lipsum":
      return new NativeFunction(name, () => unsupported(`the function "${name}"`));
    default:
      return undefined;
  }
}

function range({ positional, named }: Given): PythonValue {
  if (named.size > 0) raise("TypeError", "range() takes no keyword arguments");
  if (positional.length === 0) raise("TypeError", "range expected at least 1 argument, got 0");
  if (positional.length > 3) raise("TypeError", `range expected at most 3 arguments, got ${positional.length}`);
  const [first = 0n, second, step = 1n] = positional.map(integer);
  if (step === 0n) raise("ValueError", "range() arg 3 must not be zero");
  return second === undefined
    ? { kind: "range", start: 0n, stop: first, step: 1n }
    : { kind: "range", start: first, stop: second, step };
}

function integer(value: PythonValue): bigint {
  return asInteger(value) ?? raise("TypeError", `'${typeName(value)}' object cannot be interpreted as an integer`);
}

function dictOf(given: Given, run: Run): ReturnType<typeof madeDict> {
  failIfUndefined(...given.positional);
  const dict = madeDict([], run);
  updateDict(dict, given, "dict", run);
  return dict;
}
