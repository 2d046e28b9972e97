import { run, runToSuccess } from "../../../src/processes/run.ts";
import { parts } from "../parts.ts";

/** Runs podman of the tests and gives its output. */
export async function podman(...args: readonly string[]): Promise<string> {
  const { podman: program, environment } = parts.engine!;
  const doing = `run podman ${args.join(" ")}`;
  const signal = AbortSignal.timeout(120_000);
  const outcome = await runToSuccess(run, { program, args, environment }, { doing, signal });
  if (!outcome.ok) throw new Error(`${doing}: ${outcome.failure.why}`);
  return outcome.value.stdout.trim();
}
