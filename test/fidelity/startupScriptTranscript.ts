// What iocsh would print for a script, predicted from our reading of it, to be compared with what iocsh did print.
import { iocshCommand } from "../../language-server/catalogue/iocshCommands.ts";
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
): Promise<Transcript> {
  const path = `${FOLDER}/st.cmd`;
  const workspace = memoryWorkspace(
    Object.fromEntries(
      [...Object.entries(files), ["st.cmd", text]].map(([name, content]) => [`${FOLDER}/${name ?? ""}`, content ?? ""]),
    ),
  );
  const start = await scriptStart(path, text, workspace);
  let { macros } = start.state;
  for (const [name, raw] of Object.entries(environment))
    macros = macros.set(name, { value: { kind: "text", raw }, origin: { kind: "environment", by: "the test" } });
  const evaluation = await evaluateScript(text, { ...start, state: { ...start.state, macros } }, workspace, undefined);
  const stdout: string[] = [];
  const stderr: string[] = [];
  for (const line of evaluation.lines.filter((each) => !each.before.ended)) {
    stdout.push(...printed(line));
    stderr.push(...complaints(line));
  }
  return { stdout, stderr: [...stderr, ...(await refusals(text, path, workspace))] };
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

function complaints({ expansion, problem, command, line, files }: EvaluatedLine): readonly string[] {
  const number = line.pieces[0].line + 1;
  if (!expansion.executed)
    return expansion.uses.flatMap(({ name, outcome }) => {
      if (outcome === "undefined") return [`macLib: macro ${name} is undefined`];
      return outcome === "recursive" ? ["is recursive"] : [];
    });
  switch (problem?.kind) {
    case "unbalancedQuote":
      return [`ERROR st.cmd line ${number}: Unbalanced quote.`];
    case "invalidRedirection":
      return [`ERROR st.cmd line ${number}: Invalid redirection.`];
    case "trailingBackslash":
      return [`ERROR st.cmd line ${number}: Trailing backslash.`];
    case "doubleRedirection":
      return [];
    case undefined: {
      const missing = files.filter((file) => file.finding.kind === "missing" && file.kind === "script");
      const unknown = command !== undefined && iocshCommand(command.value) === undefined;
      return [
        ...missing.map((file) => `Can't open ${file.text}`),
        ...(unknown ? [`ERROR st.cmd line ${number}: Command '${command.value}' not registered.`] : []),
      ];
    }
  }
}

/** Of arguments; the numbers of the lines show that we mean the same ones. */
async function refusals(text: string, path: string, workspace: Workspace): Promise<readonly string[]> {
  const language = startupScriptLanguage(workspace);
  const analysis = await language.analyse({ uri: `file://${path}`, version: 1, text }, undefined);
  return language.diagnostics(analysis).flatMap(({ code, range }) => {
    if (code === "missing-value") return ["Missing environment variable"];
    return code === "wrong-argument" ? [`ERROR st.cmd line ${range.start.line + 1}: `] : [];
  });
}
