import { placeName } from "../core/placeName.ts";
import { createHash } from "node:crypto";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import type { ImageStore } from "../core/imageStore.ts";
import type { Run } from "../processes/run.ts";
import { chartSettings } from "../servicesRepository/chartValues.ts";
import { chooseImage, type ChosenImage } from "./chooseImage.ts";
import { remoteUser, type ContainerEngine } from "./containerEngine.ts";
import { planContainer } from "./containerPlan.ts";
import type { DeveloperMapping } from "./developerImage.ts";
import type { DevcontainerProgram } from "./devcontainerCli.ts";
import { devcontainerJson } from "./devcontainerJson.ts";
import type { Dialogue, Windows } from "./dialogue.ts";
import { bannerText, readmeText } from "./notes.ts";
import { chooseWay, openContainer, type Way } from "./openContainer.ts";
import { productionOf, type Production } from "./production.ts";
import type { Target } from "./target.ts";
import type { Verdict } from "./verdict.ts";

export interface DevContainerTools {
  readonly engine: ContainerEngine;
  readonly images: ImageStore;
  readonly mappings: readonly DeveloperMapping[];
  readonly devcontainer: DevcontainerProgram;
  /** Microsoft's Dev Containers is installed. */
  readonly hasExtension: boolean;
  readonly run: Run;
  readonly dialogue: Dialogue;
  readonly windows: Windows;
  readonly logCommand: (command: CommandLine) => void;
  /** Of the extension, outside every repository. */
  readonly storageFolder: string;
}

export interface OpenedDevContainer {
  readonly way: Way;
  /** Name of the container: `bl47p-mo-ioc-01-dev`. */
  readonly container: string;
  readonly verdict: Verdict;
  /** What it is made from, for people. */
  readonly imageName: string;
  /** On this machine. */
  readonly readme: string;
}

/** From an IOC or an instance to an open container that matches what runs in production, as closely as can be. */
export async function openDevContainer(target: Target, tools: DevContainerTools): Promise<Outcome<OpenedDevContainer>> {
  const { dialogue, images, mappings } = tools;
  const doing = `open ${target.name} in a dev container`;
  const production = productionOf(target.running, target.instance);
  if (!production) {
    return failed("notFound", doing, "neither a running IOC nor readable values tell its image");
  }
  const image = await dialogue.withProgress(`Image for ${target.name}`, (report, signal) =>
    chooseImage({ production, mappings, images: logging(images, tools.logCommand), dialogue, report, signal }),
  );
  if (!image.ok) return image;
  const folder = await storageFor(target, tools.storageFolder);
  const config = await configOf(target, folder, dialogue);
  if (!config.ok) return config;
  return makeAndOpen({ target, tools, production, image: image.value, folder, config: config.value });
}

interface Making {
  readonly target: Target;
  readonly tools: DevContainerTools;
  readonly production: Production;
  readonly image: ChosenImage;
  readonly folder: string;
  readonly config: Config;
}

async function makeAndOpen(making: Making): Promise<Outcome<OpenedDevContainer>> {
  const { target, tools, production, image, folder, config } = making;
  const { engine, devcontainer, run } = tools;
  const notes = join(folder, "notes");
  const planned = planContainer({
    instance: target.name,
    image: image.reference,
    settings: target.instance ?? chartSettings(target.name, {}, {}),
    repository: target.instance?.repository,
    config: config.folder,
    notes,
    user: remoteUser(engine, process.env),
  });
  if (!planned.ok) return planned;
  const plan = planned.value;
  const way = await chooseWay(tools.hasExtension, devcontainer, run, AbortSignal.timeout(20_000));
  const facts = { plan, imageName: image.name, production, verdict: image.verdict, config: config.kind };
  const configFile = join(folder, "devcontainer.json");
  const readme = join(notes, "README.md");
  const writeFiles = async (): Promise<void> => {
    await mkdir(notes, { recursive: true });
    await writeFile(configFile, devcontainerJson(plan, way));
    await writeFile(readme, readmeText(facts));
    await writeFile(join(notes, "banner.txt"), bannerText(facts));
  };
  const opened = await openContainer({ ...tools, plan, way, configFile, writeFiles });
  const { verdict, name: imageName } = image;
  return opened.ok ? succeeded({ way, container: plan.container, verdict, imageName, readme }) : opened;
}

/** One folder for each instance of each clone, so that two clones of a repository do not meet. */
async function storageFor({ name, instance }: Target, storageFolder: string): Promise<string> {
  const clone = createHash("sha256")
    .update(instance?.folder ?? "")
    .digest("hex")
    .slice(0, 8);
  const folder = join(storageFolder, "devContainers", `${name}-${clone}`);
  await mkdir(folder, { recursive: true });
  return folder;
}

interface Config {
  readonly kind: "repository" | "copied" | "none";
  readonly folder: string | undefined;
}

const COPY = "Copy Its Config";

/** The instance's own config; for an IOC that no repository here holds, a copy of what it runs with. */
async function configOf(
  { name, instance, running }: Target,
  folder: string,
  dialogue: Dialogue,
): Promise<Outcome<Config>> {
  if (instance)
    return succeeded({
      kind: instance.configFolder === undefined ? "none" : "repository",
      folder: instance.configFolder,
    });
  if (!running) return succeeded({ kind: "none", folder: undefined });
  const where = placeName(running.runtime.place);
  const answer = await dialogue.ask(
    `No folder of this workspace is the instance ${name}. Copy the config from the running IOC in ${where}?`,
    "The files are read by running a command in its container; nothing is changed there. What you edit is the copy.",
    [COPY],
  );
  if (answer !== COPY) return failed("cancelled", `copy the config of ${name}`, "cancelled");
  return dialogue.withProgress(`Config of ${name}`, async (_report, signal) => {
    const files = await running.runtime.readFolder(running.ioc, "/epics/ioc/config", signal);
    if (!files.ok) return files;
    const copy = join(folder, "config");
    await rm(copy, { recursive: true, force: true });
    await mkdir(copy, { recursive: true });
    for (const file of files.value) await writeFile(join(copy, basename(file.name)), file.content);
    return succeeded({ kind: "copied", folder: copy } as const);
  });
}

/** Pulls go through the engine's API; the person sees the command line of the same effect. */
function logging(images: ImageStore, logCommand: (command: CommandLine) => void): ImageStore {
  return {
    engine: images.engine,
    inspect: (image, signal) => images.inspect(image, signal),
    readFolder: (image, folder, signal) => images.readFolder(image, folder, signal),
    pullCommand: (image) => images.pullCommand(image),
    jobCommand: (image, job) => images.jobCommand(image, job),
    endJobCommand: (container) => images.endJobCommand(container),
    pull: (image, onProgress, signal) => {
      logCommand(images.pullCommand(image));
      return images.pull(image, onProgress, signal);
    },
  };
}
