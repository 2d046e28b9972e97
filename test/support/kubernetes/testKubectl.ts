import { run, runToSuccess } from "../../../src/processes/run.ts";
import { parts } from "../parts.ts";

/** Runs kubectl as the administrator of the test cluster and gives its output. */
export async function kubectl(...args: readonly string[]): Promise<string> {
  const { kubectl: program, kubeconfig } = parts.cluster!;
  const doing = `run kubectl ${args.join(" ")}`;
  const command = { program, args: ["--kubeconfig", kubeconfig, ...args] };
  const outcome = await runToSuccess(run, command, { doing, signal: AbortSignal.timeout(120_000) });
  if (!outcome.ok) throw new Error(outcome.failure.why);
  return outcome.value.stdout;
}
