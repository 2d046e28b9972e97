// The three ways to make the planned container and to show it.
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { runToSuccess, type Run } from "../processes/run.ts";
import type { ContainerEngine } from "./containerEngine.ts";
import { planDigest, type ContainerPlan } from "./containerPlan.ts";
import {
  execCommand,
  upCommand,
  upProgress,
  upResult,
  versionCommand,
  type DevcontainerProgram,
} from "./devcontainerCli.ts";
import type { Dialogue, Windows } from "./dialogue.ts";
import { removeCommand, runCommand, shellCommand, startCommand } from "./engineCommands.ts";
import { findContainer, type ExistingContainer } from "./existingContainer.ts";
import { remoteUri } from "./remoteUri.ts";

/** Microsoft's extension, the `devcontainer` program, or the engine alone. */
export type Way = "extension" | "cli" | "engine";

export interface Opening {
  readonly plan: ContainerPlan;
  readonly way: Way;
  readonly configFile: string;
  /** Writes the configuration and the notes; not called when the person keeps a container of another plan. */
  readonly writeFiles: () => Promise<void>;
  readonly engine: ContainerEngine;
  readonly devcontainer: DevcontainerProgram;
  readonly run: Run;
  readonly dialogue: Dialogue;
  readonly windows: Windows;
  /** Each command line as it is run. */
  readonly logCommand: (command: CommandLine) => void;
}

/** The best way there is here. */
export async function chooseWay(
  hasExtension: boolean,
  devcontainer: DevcontainerProgram,
  run: Run,
  signal: AbortSignal,
): Promise<Way> {
  if (hasExtension) return "extension";
  const version = await run(versionCommand(devcontainer), { doing: "look for the devcontainer program", signal });
  return version.ok && version.value.exitCode === 0 ? "cli" : "engine";
}

/** Makes the container, or takes the one that was made from the same plan, and shows it. */
export async function openContainer(opening: Opening): Promise<Outcome<void>> {
  const { plan, way, dialogue, windows, configFile } = opening;
  const ready = await dialogue.withProgress(`Dev container for ${plan.instance}`, async (report, signal) => {
    const kept = await clearTheName(opening, signal);
    if (!kept.ok) return kept;
    await opening.writeFiles();
    // Microsoft's extension makes the container itself, in the window that opens.
    if (way === "extension") return succeeded(undefined);
    report(way === "cli" ? "devcontainer up" : "Starting the container");
    return way === "cli" ? up(opening, report, signal) : runOrStart(opening, kept.value, signal);
  });
  if (!ready.ok) return ready;
  const title = `${plan.instance} · dev container`;
  switch (way) {
    case "extension":
      await windows.openRemoteFolder(remoteUri(plan, configFile));
      break;
    case "cli": {
      const shell = execCommand(opening.devcontainer, opening.engine, plan, configFile);
      opening.logCommand(shell);
      windows.openTerminal(title, shell, "package");
      break;
    }
    case "engine":
      await windows.openShell(plan.container, title, shellCommand(opening.engine, plan.container, plan.user));
  }
  return succeeded(undefined);
}

const REPLACE = "Replace It";

/** The container made from this very plan, if there is one; any other of that name is removed, after asking. */
async function clearTheName(opening: Opening, signal: AbortSignal): Promise<Outcome<ExistingContainer | undefined>> {
  const { plan, way, engine, run, dialogue } = opening;
  const doing = `open ${plan.instance} in a container`;
  const found = await findContainer(run, engine, plan.container, signal);
  if (!found.ok || found.value === undefined) return found;
  const container = found.value;
  if (container.planDigest === planDigest(plan, way)) return found;
  if (container.planDigest === undefined) {
    return failed("conflict", doing, `there is a container ${plan.container} that was not made for this`);
  }
  const answer = await dialogue.ask(
    `Replace the dev container ${plan.container}?`,
    "It was made from another image or with other settings. Your files in the repository stay; what was changed elsewhere in the container is lost.",
    [REPLACE],
  );
  if (answer !== REPLACE) return failed("cancelled", doing, "cancelled");
  const removed = await execute(opening, removeCommand(engine, container.name), doing, signal);
  return removed.ok ? succeeded(undefined) : removed;
}

async function up(
  { plan, configFile, engine, devcontainer, run, logCommand }: Opening,
  report: (line: string) => void,
  signal: AbortSignal,
): Promise<Outcome<void>> {
  const doing = `bring up the dev container of ${plan.instance}`;
  const command = upCommand(devcontainer, engine, plan, configFile);
  logCommand(command);
  const onOutput = (text: string): void => {
    const line = upProgress(text);
    if (line !== undefined) report(line);
  };
  const result = await run(command, { doing, signal, onOutput });
  if (!result.ok) return result;
  const container = upResult(result.value, doing);
  return container.ok ? succeeded(undefined) : container;
}

async function runOrStart(
  opening: Opening,
  existing: ExistingContainer | undefined,
  signal: AbortSignal,
): Promise<Outcome<void>> {
  const { plan, way, engine } = opening;
  const doing = `start a container for ${plan.instance}`;
  if (existing?.running === true) return succeeded(undefined);
  const command = existing ? startCommand(engine, existing.name) : runCommand(engine, plan, way);
  return execute(opening, command, doing, signal);
}

async function execute(
  { run, logCommand }: Opening,
  command: CommandLine,
  doing: string,
  signal: AbortSignal,
): Promise<Outcome<void>> {
  logCommand(command);
  const result = await runToSuccess(run, command, { doing, signal });
  return result.ok ? succeeded(undefined) : result;
}
