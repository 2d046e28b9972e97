import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { runToSuccess, type Run } from "../processes/run.ts";
import type { ContainerEngine } from "./containerEngine.ts";
import type { Dialogue } from "./dialogue.ts";
import { removeCommand } from "./engineCommands.ts";
import { findContainer } from "./existingContainer.ts";

export interface Removal {
  readonly container: string;
  readonly engine: ContainerEngine;
  readonly run: Run;
  readonly dialogue: Dialogue;
  readonly logCommand: (command: CommandLine) => void;
  readonly signal: AbortSignal;
}

const REMOVE = "Remove";

/** Removes a container we made, after asking; refuses any other. */
export async function removeDevContainer({
  container,
  engine,
  run,
  dialogue,
  logCommand,
  signal,
}: Removal): Promise<Outcome<void>> {
  const doing = `remove the dev container ${container}`;
  const found = await findContainer(run, engine, container, signal);
  if (!found.ok) return found;
  if (found.value === undefined) return failed("notFound", doing, "there is none of that name");
  const { instance, planDigest, running } = found.value;
  if (planDigest === undefined) return failed("conflict", doing, "it is not a dev container made by EPICS IOC");
  const answer = await dialogue.ask(
    `Remove the dev container ${container} of ${instance ?? "an IOC"}?`,
    `${running ? "It is running. " : ""}Your files in the repository stay; what was changed elsewhere in the container is lost.`,
    [REMOVE],
  );
  if (answer !== REMOVE) return failed("cancelled", doing, "cancelled");
  const command = removeCommand(engine, container);
  logCommand(command);
  const removed = await runToSuccess(run, command, { doing, signal });
  return removed.ok ? succeeded(undefined) : removed;
}
