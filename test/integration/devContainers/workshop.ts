// What every test here works with: the real engine's images, a registry, and a folder for repositories and storage.
import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { CommandLine } from "../../../src/core/commandLine.ts";
import type { Outcome } from "../../../src/core/failure.ts";
import { engineOf } from "../../../src/devContainers/containerEngine.ts";
import { ourContainers } from "../../../src/devContainers/existingContainer.ts";
import {
  openDevContainer,
  type DevContainerTools,
  type OpenedDevContainer,
} from "../../../src/devContainers/openDevContainer.ts";
import { startIoc } from "../../../src/devContainers/startIoc.ts";
import type { Target } from "../../../src/devContainers/target.ts";
import { run } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { findInstances } from "../../../src/servicesRepository/findInstances.ts";
import type { Instance } from "../../../src/servicesRepository/instance.ts";
import { parts } from "../../support/parts.ts";
import { ScriptedPerson, WrittenWindows } from "../../unit/devContainers/fakes.ts";
import { podman, registryName } from "./testRegistry.ts";
import { TypedTerminal } from "./typedTerminal.ts";

const SAMPLE = join(import.meta.dirname, "../../../docs/sample-beamline");
const signal = new AbortController().signal;

export interface Workshop {
  /** Folder that lives as long as the tests. */
  readonly root: string;
  /** Every command line the person was shown. */
  readonly shown: CommandLine[];
  /** The tools of a person who has only the engine, with changes. */
  tools(changes?: Partial<DevContainerTools>): DevContainerTools;
  /** Opens and expects success. */
  open(target: Target, changes?: Partial<DevContainerTools>): Promise<OpenedDevContainer>;
  /** An instance of the sample beamline under a name and with an image of its own, in a repository of its own. */
  instance(name: string, image: string): Promise<Instance>;
  close(): Promise<void>;
}

export async function workshop(): Promise<Workshop> {
  const root = await mkdtemp(join(tmpdir(), "ik-dev-containers-"));
  const source = containersSource(() => ({ engine: parts.engine!.socket, extraLabels: [] }));
  const store = await source.imageStore(signal);
  assert.ok(store.ok);
  const images = store.value;
  const shown: CommandLine[] = [];
  const tools = (changes: Partial<DevContainerTools> = {}): DevContainerTools => ({
    engine: engineOf(images),
    images,
    mappings: [],
    devcontainer: { program: "devcontainer-is-not-installed", args: [] },
    hasExtension: false,
    run,
    dialogue: new ScriptedPerson(),
    windows: new WrittenWindows(),
    logCommand: (line) => shown.push(line),
    storageFolder: join(root, "storage"),
    ...changes,
  });
  return {
    root,
    shown,
    tools,
    open: async (target, changes) => opened(await openDevContainer(target, tools(changes))),
    instance: (name, image) => sampleInstance(root, name, image),
    close: async () => {
      await removeMine(tools());
      await source.dispose();
      await rm(root, { recursive: true });
    },
  };
}

export function targetOf(instance: Instance): Target {
  return { name: instance.name, instance, running: undefined };
}

/** “Start IOC” in the dev container of that name, in a terminal to type into. */
export async function startedIoc(
  shop: Workshop,
  { name, command }: Pick<Instance, "name" | "command">,
  person = new ScriptedPerson(),
): Promise<TypedTerminal> {
  const terminals: CommandLine[] = [];
  const outcome = await startIoc({
    ...shop.tools(),
    instance: name,
    container: `${name}-dev`,
    command,
    user: "root",
    runningIn: undefined,
    dialogue: person,
    windows: Object.assign(new WrittenWindows(), {
      openTerminal: (_title: string, line: CommandLine) => terminals.push(line),
    }),
  });
  assert.ok(outcome.ok);
  return new TypedTerminal(terminals[0]!);
}

function opened(outcome: Outcome<OpenedDevContainer>): OpenedDevContainer {
  assert.ok(outcome.ok, outcome.ok ? "" : `${outcome.failure.kind}: ${outcome.failure.doing}: ${outcome.failure.why}`);
  return outcome.value;
}

async function sampleInstance(root: string, name: string, image: string): Promise<Instance> {
  const repository = join(root, `${name}-services`);
  const folder = join(repository, "services", name);
  await mkdir(folder, { recursive: true });
  await cp(join(SAMPLE, "services/bl01t-ts-demo-01/config"), join(folder, "config"), { recursive: true });
  await writeFile(join(repository, "services/values.yaml"), "global: {domain: ik, location: ik}\n");
  await writeFile(join(folder, "values.yaml"), `ioc-instance:\n  image: ${image}\n`);
  const { instances } = await findInstances([repository], signal);
  return instances[0]!;
}

/** Containers and images of these tests; the engine is shared. */
async function removeMine({ engine }: DevContainerTools): Promise<void> {
  const left = await ourContainers(run, engine, signal);
  const mine = left.ok ? left.value.filter(({ instance }) => instance?.startsWith("ik-")) : [];
  for (const { name } of mine) await podman("rm", "--force", "--time", "0", name);
  // Only the names: removing an image would take containers of others with it, which may be made from the same one.
  const names = (await podman("images", "--format", "{{.Repository}}:{{.Tag}}")).split("\n");
  for (const name of names.filter((candidate) => candidate.startsWith(registryName(""))))
    await podman("untag", name, name);
}
