// What each command is about: its argument, the file in front, or a choice.
import * as vscode from "vscode";
import { systemClock } from "../core/clock.ts";
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import type { IocStore } from "../core/iocStore.ts";
import { placeName } from "../core/placeName.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import type { Run } from "../processes/run.ts";
import { chartSettings } from "../servicesRepository/chartValues.ts";
import { findInstances } from "../servicesRepository/findInstances.ts";
import { instanceAt, instanceOfIoc, type Instance } from "../servicesRepository/instance.ts";
import type { ContainerEngine } from "./containerEngine.ts";
import { containerName } from "./containerPlan.ts";
import type { Windows } from "./dialogue.ts";
import { ourContainers, type ExistingContainer } from "./existingContainer.ts";
import { startSequence } from "./startIoc.ts";
import { targetOfInstance, targetOfIoc, type Target } from "./target.ts";
import { dialogue } from "./view.ts";
import { isSettled, waitForStore } from "../core/waitForStore.ts";

async function workspaceInstances(): Promise<readonly Instance[]> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  return (await findInstances(folders, AbortSignal.timeout(30_000))).instances;
}

/** Clusters that do not answer in this time are left out of the comparison. */
const PRODUCTION_MS = 8000;

/** What runs in production decides; the view may never have been shown. */
async function lookAtProduction(store: IocStore): Promise<void> {
  if (!store.isOpen) store.open();
  await dialogue.withProgress("Looking at what runs in production", () =>
    waitForStore(store, systemClock, PRODUCTION_MS, () => (isSettled(store) ? true : undefined)),
  );
}

/** A row of the tree, a file or folder of an instance, the file in front; else the person chooses. */
export async function chooseTarget(argument: unknown, store: IocStore): Promise<Outcome<Target>> {
  await lookAtProduction(store);
  const instances = await workspaceInstances();
  const ref = refOf(argument);
  if (ref) return succeeded(targetOfIoc(store, instances, ref));
  const uri = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const inFront = uri?.scheme === "file" ? instanceAt(instances, uri.fsPath) : undefined;
  if (inFront) return succeeded(targetOfInstance(store, inFront));
  const title = "Open in a dev container";
  if (instances.length === 0) {
    const picked = await pickIoc(store, title);
    return picked ? succeeded(targetOfIoc(store, instances, picked)) : givenUp("open a dev container");
  }
  const rows = instances.map((instance) => ({ label: instance.name, description: instance.image ?? "", instance }));
  const row = await vscode.window.showQuickPick(rows, { title, placeHolder: "IOC instance", matchOnDescription: true });
  return row ? succeeded(targetOfInstance(store, row.instance)) : givenUp("open a dev container");
}

/** One of our containers: the one the argument names, the only one, or a choice. */
export async function chooseContainer(
  argument: unknown,
  title: string,
  engine: ContainerEngine,
  run: Run,
): Promise<Outcome<ExistingContainer>> {
  const doing = "choose a dev container";
  const ours = await ourContainers(run, engine, AbortSignal.timeout(20_000));
  if (!ours.ok) return ours;
  const wanted = await wantedNames(argument);
  const named = ours.value.filter(({ name }) => wanted.includes(name));
  const candidates = wanted.length > 0 ? named : ours.value;
  const [only, ...others] = candidates;
  if (only === undefined) {
    const which = wanted[0] === undefined ? "there is none yet" : `there is no ${wanted[0]} yet`;
    return failed("notFound", doing, `${which}; “Open in Dev Container” makes one`);
  }
  if (others.length === 0) return succeeded(only);
  const rows = candidates.map((container) => ({
    label: container.name,
    description: container.running ? "running" : "stopped",
    container,
  }));
  const row = await vscode.window.showQuickPick(rows, { title });
  return row ? succeeded(row.container) : givenUp(doing);
}

/** Names the container may have; none when the argument and the file in front say nothing. */
async function wantedNames(argument: unknown): Promise<readonly string[]> {
  if (
    typeof argument === "object" &&
    argument !== null &&
    "container" in argument &&
    typeof argument.container === "string"
  ) {
    return [argument.container];
  }
  const ref = refOf(argument);
  if (ref) return [ref.name, containerName(ref.name)];
  if (!(argument instanceof vscode.Uri)) return [];
  const instance = instanceAt(await workspaceInstances(), argument.fsPath);
  return instance ? [containerName(instance.name)] : [];
}

interface StartTarget {
  readonly instance: string;
  readonly container: string;
  readonly command: readonly string[];
  readonly runningIn: string | undefined;
}

/** How production starts what is in the container, and whether it runs there now. */
export async function startTarget({ name, instance }: ExistingContainer, store: IocStore): Promise<StartTarget> {
  const iocName = instance ?? name;
  const found = instanceOfIoc(await workspaceInstances(), iocName);
  const running = found ? targetOfInstance(store, found).running : undefined;
  const inCluster = running?.runtime.place.kind === "cluster" && running.ioc.state.kind === "running";
  return {
    instance: iocName,
    container: name,
    command: commandOf(found, iocName),
    runningIn: inCluster ? placeName(running.runtime.place) : undefined,
  };
}

function commandOf(instance: Instance | undefined, iocName: string): readonly string[] {
  return (instance ?? chartSettings(iocName, {}, {})).command;
}

/** In a window that is inside a container there is no engine; the IOC is started right here. Undefined elsewhere. */
export async function startInThisWindow(
  windows: Windows,
  logCommand: (line: CommandLine) => void,
): Promise<Outcome<void> | undefined> {
  const { remoteName } = vscode.env;
  if (remoteName !== "dev-container" && remoteName !== "attached-container") return undefined;
  const iocName = process.env["IOC_NAME"] ?? "ioc";
  const line = startSequence(commandOf(instanceOfIoc(await workspaceInstances(), iocName), iocName));
  logCommand(line);
  windows.openTerminal(`${iocName} · IOC`, line, "pulse");
  return succeeded(undefined);
}

function givenUp(doing: string): ReturnType<typeof failed> {
  return failed("cancelled", doing, "cancelled");
}
