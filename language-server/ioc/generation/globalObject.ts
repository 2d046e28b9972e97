// `_global`: what ibek offers every template (ibek/utils.py of 4.8.2).
import { quotedText } from "../../syntax/jinja/quotedText.ts";
import type { PythonFunction, PythonObject, PythonResult, PythonValue } from "../jinja/pythonValue.ts";
import { typeName } from "../jinja/typeName.ts";
import type { EvaluationState } from "./evaluationState.ts";
import { known, NotKnown, unknown, type FieldValue } from "./fieldValue.ts";
import type { ProcessEnvironment } from "./processEnvironment.ts";

/** What templates are rendered with besides the entity. */
export interface RenderSettings {
  readonly state: EvaluationState;
  readonly environment: ProcessEnvironment;
  /** `ioc` for `ioc.yaml`. */
  readonly fileName: string;
  /** As rendered so far; empty until then. */
  iocName: FieldValue;
}

/** A variable of one of these names makes every rendering after it fail: they are given to templates already. */
const TAKEN = new Set(["_global", "ioc_name", "ioc_yaml_file_name", "self"]);

const OTHERS = new Set(["render", "render_map", "re_get_type", "typs", "set_file_name", "set_ioc_name"]);

export function globalObject(settings: RenderSettings): PythonObject {
  const { state, environment } = settings;
  const functions: Readonly<Record<string, PythonFunction>> = {
    get_env: method("get_env", ["key"], 1, ([key = null]) => {
      if (typeof key !== "string") return failed(`str expected, not ${typeName(key)}`);
      const value = environment.value(key);
      if (value === undefined) return { ok: false, stop: { kind: "unsupported", what: environment.unknownValue(key) } };
      return { ok: true, value };
    }),
    set: method("set", ["key", "value"], 2, ([key = null, value = null]) => {
      const name = variableName(key);
      if (name === undefined) return noName;
      if (TAKEN.has(name)) return failed(`got multiple values for keyword argument ${quotedText(name)}`);
      state.setVariable(name, value);
      return { ok: true, value };
    }),
    get: method("get", ["key", "default"], 1, ([key = null, otherwise = ""]) => {
      const name = variableName(key);
      if (name === undefined) return noName;
      const value = state.variable(name);
      return { ok: true, value: value === undefined ? otherwise : value };
    }),
    incrementor: method("incrementor", ["name", "start", "increment", "stop"], 1, (args) => incremented(state, args)),
  };
  return {
    kind: "object",
    typeName: "ibek.utils.Utils",
    attribute(name) {
      if (name === "ioc_name") return known(settings.iocName);
      if (name === "file_name") return settings.fileName;
      if (name === "variables") {
        state.volatile = true;
        return { kind: "dict", entries: state.variableNames.map((each) => [each, state.variable(each) ?? null]) };
      }
      if (name.startsWith("_") || OTHERS.has(name)) throw new NotKnown(unknown(`\`${name}\` of \`_global\``), true);
      return Object.hasOwn(functions, name) ? functions[name] : undefined;
    },
    text() {
      throw new NotKnown(unknown("the text of `_global` itself"), true);
    },
  };
}

/** The first call gives the start, whatever the limit is. */
function incremented(state: EvaluationState, args: readonly (PythonValue | undefined)[]): PythonResult {
  const [key = null, start = 0n, increment = 1n, stop = null] = args;
  const name = variableName(key);
  if (name === undefined) return noName;
  if (TAKEN.has(name)) return failed(`got multiple values for keyword argument ${quotedText(name)}`);
  const counter = state.variable(name) ?? null;
  if (counter === null) {
    state.setVariable(name, start);
    return { ok: true, value: start };
  }
  if (typeof counter !== "bigint" && typeof counter !== "boolean") return failed(`Variable ${name} is not an integer`);
  const next = sum(counter, increment);
  if (next === undefined) return failed(`unsupported operand type(s) for +=: 'int' and '${typeName(increment)}'`);
  state.setVariable(name, next);
  if (stop !== null) {
    const limit = typeof stop === "boolean" ? BigInt(stop) : stop;
    if (typeof limit !== "bigint" && typeof limit !== "number")
      return failed(`'>' not supported between instances of 'int' and '${typeName(stop)}'`);
    if (next > limit) return failed(`Counter ${name} exceeded maximum value of ${String(limit)}`);
  }
  return { ok: true, value: next };
}

function sum(counter: bigint | boolean, increment: PythonValue): bigint | number | undefined {
  if (typeof increment === "bigint" || typeof increment === "boolean") return BigInt(counter) + BigInt(increment);
  return typeof increment === "number" ? Number(counter) + increment : undefined;
}

/** Positional and named arguments as Python matches them with a method's parameters. */
function method(
  name: string,
  parameters: readonly string[],
  required: number,
  call: (args: readonly (PythonValue | undefined)[]) => PythonResult,
): PythonFunction {
  const called = `Utils.${name}()`;
  return {
    kind: "function",
    name,
    call(positional, named) {
      if (positional.length > parameters.length)
        return failed(
          `${called} takes ${parameters.length + 1} positional arguments but ${positional.length + 1} were given`,
        );
      const args: (PythonValue | undefined)[] = parameters.map((_, index) => positional[index]);
      for (const [key, value] of named) {
        const at = parameters.indexOf(key);
        if (at < 0) return failed(`${called} got an unexpected keyword argument ${quotedText(key)}`);
        if (at < positional.length) return failed(`${called} got multiple values for argument ${quotedText(key)}`);
        args[at] = value;
      }
      const missing = parameters.slice(0, required).filter((_, index) => args[index] === undefined);
      if (missing.length > 0)
        return failed(`${called} missing a required argument: ${missing.map(quotedText).join(" and ")}`);
      return call(args);
    },
  };
}

/** `str(key)` for what anybody names a variable with: an entity gives its id. */
function variableName(key: PythonValue): string | undefined {
  if (typeof key === "string" || typeof key === "bigint") return String(key);
  if (key === null) return "None";
  if (typeof key === "boolean") return key ? "True" : "False";
  const text = typeof key === "object" && key.kind === "object" ? key.text() : undefined;
  return text?.ok === true ? text.value : undefined;
}

const noName: PythonResult = { ok: false, stop: { kind: "unsupported", what: "a variable's name that is no text" } };

function failed(message: string): PythonResult {
  return { ok: false, stop: { kind: "error", message } };
}
