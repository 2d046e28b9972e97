// Logins by an exec plugin of the kubeconfig (kubelogin, aws, gke-gcloud-auth-plugin). Ours and not the client library's,
// which runs the plugin once per concurrent request (ten browser windows), never sets KUBERNETES_EXEC_INFO and drops the install hint.
import { isAbsolute, resolve } from "node:path";
import type { CommandLine } from "../../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import type { Run } from "../../processes/run.ts";
import { isObject, listAt, textAt } from "../../core/json.ts";

export interface ExecCredential {
  readonly token: string | undefined;
  readonly certificate: string | undefined;
  readonly key: string | undefined;
  /** Milliseconds since 1970; undefined when the plugin sets no end. */
  readonly expiresAt: number | undefined;
}

/** A relative path of a plugin counts from the folder of the kubeconfig that names it; a bare name is looked for on PATH. */
export function withAbsoluteCommand(exec: unknown, folder: string): unknown {
  const command = textAt(exec, "command");
  if (!isObject(exec) || command === undefined || !/[/\\]/.test(command) || isAbsolute(command)) return exec;
  return { ...exec, command: resolve(folder, command) };
}

function execCommand(exec: unknown): CommandLine | undefined {
  const program = textAt(exec, "command");
  if (program === undefined) return undefined;
  const variables = listAt(exec, "env").map((entry) => [textAt(entry, "name"), textAt(entry, "value") ?? ""] as const);
  const info = {
    apiVersion: textAt(exec, "apiVersion") ?? "client.authentication.k8s.io/v1",
    kind: "ExecCredential",
    spec: { interactive: false },
  };
  return {
    program,
    args: listAt(exec, "args").filter((argument): argument is string => typeof argument === "string"),
    environment: {
      KUBERNETES_EXEC_INFO: JSON.stringify(info),
      ...Object.fromEntries(variables.filter((entry): entry is [string, string] => entry[0] !== undefined)),
    },
  };
}

export async function runExecPlugin(exec: unknown, run: Run, doing: string): Promise<Outcome<ExecCredential>> {
  const command = execCommand(exec);
  if (!command) return failed("unexpectedOutput", doing, "the kubeconfig names no command for its exec plugin");
  // A login in a browser takes a person's time; it ends when the plugin gives up.
  const outcome = await run(command, { doing, signal: AbortSignal.timeout(300_000) });
  if (!outcome.ok) {
    const hint = textAt(exec, "installHint")?.replace(/\s+/g, " ").trim();
    const why = [outcome.failure.why, outcome.failure.kind === "toolMissing" ? hint : undefined]
      .filter(Boolean)
      .join(". ");
    return failed(outcome.failure.kind, doing, why);
  }
  const { exitCode, stderr, stdout } = outcome.value;
  if (exitCode !== 0) {
    const lastLine = stderr.trim().split("\n").at(-1) ?? "";
    return failed("notAuthorised", doing, `the login plugin ${command.program} exited with ${exitCode}: ${lastLine}`);
  }
  return readExecCredential(stdout, command.program, doing);
}

function readExecCredential(output: string, program: string, doing: string): Outcome<ExecCredential> {
  let value: unknown;
  try {
    value = JSON.parse(output);
  } catch {
    // Never quoted: it may hold a token.
  }
  const token = textAt(value, "status", "token");
  const certificate = textAt(value, "status", "clientCertificateData");
  if (token === undefined && certificate === undefined) {
    return failed("unexpectedOutput", doing, `the login plugin ${program} gave no credentials`);
  }
  const expiresAt = Date.parse(textAt(value, "status", "expirationTimestamp") ?? "");
  return succeeded({
    token,
    certificate,
    key: textAt(value, "status", "clientKeyData"),
    expiresAt: Number.isNaN(expiresAt) ? undefined : expiresAt,
  });
}
