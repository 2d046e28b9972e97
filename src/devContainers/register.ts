import * as vscode from "vscode";
import type { Failure, Outcome } from "../core/failure.ts";
import type { ImageStore } from "../core/imageStore.ts";
import type { IocStore } from "../core/iocStore.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { developerMapping } from "../editor/settings.ts";
import type { Run } from "../processes/run.ts";
import { chooseContainer, chooseTarget, startInThisWindow, startTarget } from "./commands.ts";
import { engineOf, remoteUser, type ContainerEngine } from "./containerEngine.ts";
import { openDevContainer, type OpenedDevContainer } from "./openDevContainer.ts";
import { removeDevContainer } from "./removeDevContainer.ts";
import { startIoc } from "./startIoc.ts";
import { trustedCommand } from "./trustedCommand.ts";
import { verdictSentence } from "./verdict.ts";
import { dialogue, editorWindows } from "./view.ts";

export interface DevContainersContext {
  readonly store: IocStore;
  readonly images: (signal: AbortSignal) => Promise<Outcome<ImageStore>>;
  readonly run: Run;
  /** The extension's global storage. */
  readonly storageFolder: string;
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
  readonly log: ActivityLog;
}

type Act = (argument: unknown, context: DevContainersContext) => Promise<Outcome<unknown>>;

export function registerDevContainers(context: DevContainersContext): vscode.Disposable {
  const command = (id: string, doing: string, act: Act): vscode.Disposable =>
    vscode.commands.registerCommand(
      id,
      trustedCommand(context, doing, (argument) => act(argument, context)),
    );
  return vscode.Disposable.from(
    command("epicsIoc.devContainer.open", "open a dev container", open),
    command("epicsIoc.devContainer.startIoc", "start an IOC in a dev container", start),
    command("epicsIoc.devContainer.remove", "remove a dev container", remove),
  );
}

function imagesOf({ images }: DevContainersContext): Promise<Outcome<ImageStore>> {
  return images(AbortSignal.timeout(30_000));
}

async function open(argument: unknown, context: DevContainersContext): Promise<Outcome<unknown>> {
  const target = await chooseTarget(argument, context.store);
  if (!target.ok) return target;
  const images = await imagesOf(context);
  if (!images.ok) return images;
  const engine = engineOf(images.value);
  const hasExtension = vscode.extensions.getExtension("ms-vscode-remote.remote-containers") !== undefined;
  if (hasExtension) await offerDockerPath(engine);
  const opened = await openDevContainer(target.value, {
    engine,
    images: images.value,
    hasExtension,
    mappings: developerMapping(),
    devcontainer: { program: "devcontainer", args: [] },
    run: context.run,
    dialogue,
    windows: editorWindows(context.store),
    logCommand: (line) => context.log.command(line),
    storageFolder: context.storageFolder,
  });
  if (opened.ok) void announce(opened.value, context.log);
  return opened;
}

/** Says what the container is compared with production, in the log and in a message with the next steps. */
async function announce(
  { way, container, verdict, imageName, readme }: OpenedDevContainer,
  log: ActivityLog,
): Promise<void> {
  const sentence = `${container}: ${imageName}. ${verdictSentence(verdict)}`;
  log.info(sentence);
  // With Microsoft's extension the container is still being made, in another window.
  const steps = way === "extension" ? ["Details"] : ["Start IOC", "Details"];
  const step = await vscode.window.showInformationMessage(sentence, ...steps);
  if (step === "Start IOC") await vscode.commands.executeCommand("epicsIoc.devContainer.startIoc", { container });
  if (step === "Details") await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.file(readme));
}

/** Microsoft's extension calls `docker` unless it is told otherwise. */
async function offerDockerPath({ program }: ContainerEngine): Promise<void> {
  const settings = vscode.workspace.getConfiguration("dev.containers");
  const configured = settings.get<unknown>("dockerPath") ?? "docker";
  if (configured === program) return;
  const set = `Use ${program}`;
  const answer = await dialogue.ask(
    `The Dev Containers extension is set to call ${typeof configured === "string" ? configured : "another program"}, but the image is in ${program}.`,
    `Its setting dev.containers.dockerPath has to be ${program} to find it.`,
    [set],
  );
  if (answer === set) await settings.update("dockerPath", program, vscode.ConfigurationTarget.Global);
}

async function start(argument: unknown, context: DevContainersContext): Promise<Outcome<unknown>> {
  const windows = editorWindows(context.store);
  const here = await startInThisWindow(windows, (line) => context.log.command(line));
  if (here) return here;
  const images = await imagesOf(context);
  if (!images.ok) return images;
  const engine = engineOf(images.value);
  const container = await chooseContainer(argument, "Start the IOC in which dev container?", engine, context.run);
  if (!container.ok) return container;
  const target = await startTarget(container.value, context.store);
  return startIoc({
    ...target,
    user: remoteUser(engine, process.env),
    engine,
    run: context.run,
    dialogue,
    windows,
    logCommand: (line) => context.log.command(line),
  });
}

async function remove(argument: unknown, context: DevContainersContext): Promise<Outcome<unknown>> {
  const images = await imagesOf(context);
  if (!images.ok) return images;
  const engine = engineOf(images.value);
  const container = await chooseContainer(argument, "Remove which dev container?", engine, context.run);
  if (!container.ok) return container;
  return removeDevContainer({
    container: container.value.name,
    engine,
    run: context.run,
    dialogue,
    logCommand: (line) => context.log.command(line),
    signal: AbortSignal.timeout(60_000),
  });
}
