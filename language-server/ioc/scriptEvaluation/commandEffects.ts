// What commands do to the state of a script, as far as it matters for reading the rest of it.
import { rangeIn } from "../../syntax/iocsh/logicalLines.ts";
import { UNKNOWN } from "../macros/expandMacros.ts";
import { parseMacroDefinitions } from "../macros/macroDefinitions.ts";
import type { MacroSetting, MacroValue } from "../macros/macroValue.ts";
import type { EvaluatedLine } from "./evaluatedLine.ts";
import { makePorts } from "./makePorts.ts";
import { absolute } from "./scriptFiles.ts";
import type { ScriptState } from "./scriptState.ts";

export type CommandLine = Omit<EvaluatedLine, "before" | "after" | "inside">;

type Source = { readonly kind: "file"; readonly path: string } | { readonly kind: "text"; readonly text: string };

/** `macros` undefined: those of the present script. */
export type RunScript = (
  source: Source,
  macros: ReadonlyMap<string, MacroSetting> | undefined,
  state: ScriptState,
) => Promise<ScriptState>;

interface Context {
  /** Of the script the line is in. */
  readonly path: string;
  readonly run: RunScript;
}

type Effect = (line: CommandLine, state: ScriptState, context: Context) => ScriptState | Promise<ScriptState>;

export function applyCommand(
  line: CommandLine,
  state: ScriptState,
  context: Context,
): ScriptState | Promise<ScriptState> {
  if (line.kind === "include") return runFile(line, undefined, state, context);
  const name = line.command?.value ?? "";
  if (SETS_VARIABLES.test(name)) return { ...state, complete: false };
  if (name.endsWith("_registerRecordDeviceDriver")) return reached("drivers", state);
  return EFFECTS.get(name)?.(line, state, context) ?? makePorts(line, state, context.path);
}

/** Commands that set variables in ways that are not followed: other languages, loops, conditions of some sites. */
const SETS_VARIABLES =
  /^(require|lua\w*|py\w*|ecmc\w*|iocshCmdLoop|ifEnvSet|pathAdd|winunixconv|stringiftest|stringtest|d?calc|eval|putenv)$/;

const EFFECTS: ReadonlyMap<string, Effect> = new Map<string, Effect>([
  ["epicsEnvSet", setVariable],
  ["epicsEnvUnset", unsetVariable],
  ["cd", changeFolder],
  ["iocshLoad", (line, state, context) => runFile(line, macrosIn(line, 1, context.path), state, context)],
  ["runScript", (line, state, context) => runFile(line, macrosIn(line, 1, context.path), state, context)],
  ["iocshRun", (line, state, context) => runText(line, macrosIn(line, 1, context.path), state, context)],
  ["iocshCmd", (line, state, context) => runText(line, new Map(), state, context)],
  ["iocInit", (_, state) => ({ ...state, initialised: true })],
  ["on", setOnError],
  ["dbLoadDatabase", loadDefinition],
  ["dbLoadRecords", (_, state) => reached("records", state)],
  ["dbLoadTemplate", (_, state) => reached("records", state)],
  ["exit", (_, state) => ({ ...state, ended: true })],
]);

const STEPS: readonly ScriptState["loads"][] = ["nothing", "definition", "drivers", "records"];

function reached(step: ScriptState["loads"], state: ScriptState): ScriptState {
  return STEPS.indexOf(step) > STEPS.indexOf(state.loads) ? { ...state, loads: step } : state;
}

function loadDefinition({ arguments: [file] }: CommandLine, state: ScriptState): ScriptState {
  const name = file?.value ?? "";
  return { ...reached("definition", state), definitions: [...state.definitions, name] };
}

/** `on error break`: only with a word that iocsh knows. */
function setOnError({ arguments: [, word] }: CommandLine, state: ScriptState): ScriptState {
  const onError = (["continue", "break", "halt", "wait"] as const).find((known) => known === word?.value);
  return onError === undefined || onError === state.onError ? state : { ...state, onError };
}

function valueOf(text: string): MacroValue {
  return text.includes(UNKNOWN) ? { kind: "elsewhere" } : { kind: "text", raw: text };
}

function setVariable(line: CommandLine, state: ScriptState, { path }: Context): ScriptState {
  const [name, value] = line.arguments;
  if (name === undefined || value === undefined) return state;
  if (name.value.includes(UNKNOWN)) return { ...state, complete: false };
  const range = rangeIn(line.line, name.start, name.end);
  const setting: MacroSetting = { value: valueOf(value.value), origin: { kind: "script", path, range } };
  return { ...state, macros: state.macros.set(name.value, setting) };
}

function unsetVariable(line: CommandLine, state: ScriptState): ScriptState {
  const name = line.arguments[0]?.value;
  const macros = name === undefined ? state.macros : state.macros.unset(name);
  return macros === state.macros ? state : { ...state, macros };
}

function changeFolder(line: CommandLine, state: ScriptState): ScriptState {
  const name = line.arguments[0]?.value;
  if (name === undefined || name === "") return state;
  return { ...state, folder: name.includes(UNKNOWN) ? undefined : absolute(name, state.folder) };
}

function macrosIn(line: CommandLine, argument: number, path: string): ReadonlyMap<string, MacroSetting> {
  const word = line.arguments[argument];
  const macros = new Map<string, MacroSetting>();
  if (word === undefined) return macros;
  const range = rangeIn(line.line, word.start, word.end);
  for (const { name, value } of parseMacroDefinitions(word.value))
    if (value !== undefined) macros.set(name, { value: valueOf(value), origin: { kind: "script", path, range } });
  return macros;
}

async function runFile(
  line: CommandLine,
  macros: ReadonlyMap<string, MacroSetting> | undefined,
  state: ScriptState,
  context: Context,
): Promise<ScriptState> {
  const finding = line.files.find((file) => file.kind === "script")?.finding;
  if (finding?.kind !== "found") return state.complete ? { ...state, complete: false } : state;
  return context.run({ kind: "file", path: finding.path }, macros, state);
}

function runText(
  line: CommandLine,
  macros: ReadonlyMap<string, MacroSetting>,
  state: ScriptState,
  context: Context,
): ScriptState | Promise<ScriptState> {
  const text = line.arguments[0]?.value;
  return text === undefined ? state : context.run({ kind: "text", text }, macros, state);
}
