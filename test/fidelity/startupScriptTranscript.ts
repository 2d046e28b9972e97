// What iocsh would print for a script, predicted from our reading of it, to be compared with what iocsh did print.
import { iocshCommand, type IocshFileKind } from "../../language-server/catalogue/iocshCommands.ts";
import { type BaseVersion, NEWEST_BASE } from "../../language-server/ioc/scriptEvaluation/baseVersion.ts";
import { iocshMessage, type IocshRefusal } from "../../language-server/ioc/scriptEvaluation/iocshMessages.ts";
import { DEFAULT_SETTINGS } from "../../language-server/settings.ts";
import type { EvaluatedLine } from "../../language-server/ioc/scriptEvaluation/evaluatedLine.ts";
import { evaluateScript } from "../../language-server/ioc/scriptEvaluation/evaluateScript.ts";
import { scriptStart } from "../../language-server/ioc/scriptEvaluation/scriptStart.ts";
import { startupScriptLanguage } from "../../language-server/startupScript/startupScriptLanguage.ts";
import { memoryWorkspace } from "../support/memoryWorkspace.ts";
import type { Workspace } from "../../language-server/workspace.ts";

export interface Transcript {
  /** Echoed lines and the output of `echo`, in order; scripts that are included print more in between. */
  readonly stdout: readonly string[];
  /** Each must occur in the error output; none means that it is empty. */
  readonly stderr: readonly string[];
}

const FOLDER = "/boot";

/** `files`: those beside the script, by name. `environment`: set before the script runs. */
export async function predict(
  text: string,
  files: Readonly<Record<string, string>>,
  environment: Readonly<Record<string, string>>,
  base: BaseVersion = NEWEST_BASE,
): Promise<Transcript> {
  const path = `${FOLDER}/st.cmd`;
  const workspace = memoryWorkspace(
    Object.fromEntries(
      [...Object.entries(files), ["st.cmd", text]].map(([name, content]) => [`${FOLDER}/${name ?? ""}`, content ?? ""]),
    ),
  );
  const start = await scriptStart(path, text, workspace, base);
  let { macros } = start.state;
  for (const [name, raw] of Object.entries(environment))
    macros = macros.set(name, { value: { kind: "text", raw }, origin: { kind: "environment", by: "the test" } });
  const evaluation = await evaluateScript(text, { ...start, state: { ...start.state, macros } }, workspace, undefined);
  const stdout: string[] = [];
  const stderr: string[] = [];
  for (const line of evaluation.lines.filter((each) => !each.before.ended)) {
    stdout.push(...printed(line));
    stderr.push(...complaints(line, base));
    // We cannot know what a site registers; softIoc has what the catalogue has.
    if (isUnknown(line) && line.before.onError === "break") break;
  }
  return { stdout, stderr: [...stderr, ...(await refusals(text, path, workspace, base))] };
}

function printed(line: EvaluatedLine): readonly string[] {
  const { expansion, command } = line;
  if (!expansion.executed || expansion.text.trim() === "" || line.line.unfinished === true) return [];
  const echoed = /^\s*#-/.test(expansion.text) ? [] : [expansion.text];
  const silent =
    line.problem !== undefined ||
    line.redirects.some((redirect) => redirect.descriptor === 1) ||
    command?.value !== "echo";
  return silent ? echoed : [...echoed, line.arguments[0]?.value ?? ""];
}

function isUnknown({ command, problem }: EvaluatedLine): boolean {
  return command !== undefined && problem === undefined && iocshCommand(command.value) === undefined;
}

function complaints(evaluated: EvaluatedLine, base: BaseVersion): readonly string[] {
  const { expansion, problem, command, line, files } = evaluated;
  const error = (refusal: IocshRefusal): string =>
    `ERROR st.cmd line ${line.pieces[0].line + 1}: ${iocshMessage(refusal, base)}`;
  if (!expansion.executed)
    return expansion.uses.flatMap(({ name, outcome }) => {
      if (outcome === "undefined") return [`macLib: macro ${name} is undefined`];
      return outcome === "recursive" ? ["is recursive"] : [];
    });
  if (problem !== undefined) return problem.kind === "doubleRedirection" ? [] : [error({ kind: problem.kind })];
  const missing = files
    .filter((file) => file.finding.kind === "missing")
    .flatMap(({ kind, text }) => cannotOpen(kind, text));
  return [...missing, ...(isUnknown(evaluated) ? [error({ kind: "unknownCommand", text: command?.value ?? "" })] : [])];
}

/** What every release says of a file that is not there. */
function cannotOpen(kind: IocshFileKind, name: string): readonly string[] {
  switch (kind) {
    case "script":
      return [`Can't open ${name}`];
    case "substitutions":
      return [`error opening sub file ${name}`];
    case "folder":
      return ["Invalid directory path, ignored"];
    default:
      return [name];
  }
}

/** What rules tell, in the words of iocsh; the numbers of the lines show that we mean the same ones. */
async function refusals(
  text: string,
  path: string,
  workspace: Workspace,
  base: BaseVersion,
): Promise<readonly string[]> {
  const language = startupScriptLanguage(workspace, () => ({ ...DEFAULT_SETTINGS, baseVersion: base }));
  const analysis = await language.analyse({ uri: `file://${path}`, version: 1, text }, undefined);
  return language.diagnostics(analysis).flatMap(({ code, range, message }) => {
    const quoted = /\(“(.*)”\)$/.exec(typeof message === "string" ? message : message.value)?.[1] ?? "no text of iocsh";
    if (code === "wrong-argument") return [`ERROR st.cmd line ${range.start.line + 1}: ${quoted}`];
    const said = SAID[String(code)];
    return said === undefined ? [] : [said];
  });
}

const SAID: Readonly<Record<string, string>> = {
  "missing-value": "Missing environment variable",
  "missing-macro": "has undefined macros",
  "on-error-usage": "Usage: on error",
  "records-after-ioc-init": "Records cannot be loaded after iocInit!",
  "second-ioc-init": "IOC can only be initialized from uninitialized or stopped state",
  "variable-value": "Invalid integer",
};
