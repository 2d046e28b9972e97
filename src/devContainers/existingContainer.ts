import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { at, textAt } from "../core/json.ts";
import { runToSuccess, type Run } from "../processes/run.ts";
import type { ContainerEngine } from "./containerEngine.ts";
import { INSTANCE_LABEL, PLAN_LABEL } from "../core/devContainerLabels.ts";
import { inspectCommand, listCommand } from "./engineCommands.ts";

export interface ExistingContainer {
  readonly id: string;
  /** `bl47p-mo-ioc-01-dev` */
  readonly name: string;
  readonly running: boolean;
  /** Undefined for a container that is not ours. */
  readonly instance: string | undefined;
  readonly planDigest: string | undefined;
}

/** Undefined when there is none of that name. */
export async function findContainer(
  run: Run,
  engine: ContainerEngine,
  name: string,
  signal: AbortSignal,
): Promise<Outcome<ExistingContainer | undefined>> {
  const doing = `look for the container ${name}`;
  const result = await run(inspectCommand(engine, [name]), { doing, signal });
  if (!result.ok) return result;
  const { exitCode, stdout, stderr } = result.value;
  if (exitCode === 0) {
    const containers = parseInspection(stdout, doing);
    return containers.ok ? succeeded(containers.value[0]) : containers;
  }
  // The engines word it “no such container”, podman also “no container with name or ID … found”.
  if (/no such|no container with/i.test(stderr)) return succeeded(undefined);
  return failed("unreachable", doing, stderr.trim().split("\n").at(-1) ?? `${engine.program} exited with ${exitCode}`);
}

/** Every dev container we made, running or not. */
export async function ourContainers(
  run: Run,
  engine: ContainerEngine,
  signal: AbortSignal,
): Promise<Outcome<readonly ExistingContainer[]>> {
  const doing = "list the dev containers of IOCs";
  const listed = await runToSuccess(run, listCommand(engine), { doing, signal });
  if (!listed.ok) return listed;
  const ids = listed.value.stdout.split("\n").filter((id) => id !== "");
  if (ids.length === 0) return succeeded([]);
  const inspected = await runToSuccess(run, inspectCommand(engine, ids), { doing, signal });
  return inspected.ok ? parseInspection(inspected.value.stdout, doing) : inspected;
}

/** Of `podman container inspect` and `docker container inspect`, which agree in what is read here. */
function parseInspection(text: string, doing: string): Outcome<readonly ExistingContainer[]> {
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed)
      ? succeeded(parsed.map(existing))
      : failed("unexpectedOutput", doing, "not a list of containers");
  } catch {
    return failed("unexpectedOutput", doing, "not JSON");
  }
}

function existing(value: unknown): ExistingContainer {
  const labels = at(value, "Config", "Labels");
  return {
    id: textAt(value, "Id") ?? "",
    // Docker writes names as paths: `/bl47p-mo-ioc-01-dev`.
    name: textAt(value, "Name")?.replace(/^\//, "") ?? "",
    running: at(value, "State", "Running") === true,
    instance: textAt(labels, INSTANCE_LABEL),
    planDigest: textAt(labels, PLAN_LABEL),
  };
}
