import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "../cluster/startCluster.ts";
import type { Parts } from "../parts.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { findCorpus } from "./corpus.ts";
import { installDevcontainerCli } from "./devcontainerCli.ts";
import { startEngine } from "./engine.ts";
import { installIbek } from "./ibek.ts";
import { buildImages } from "./images.ts";
import { startRegistry } from "./registry.ts";
import type { StartedPart, Surroundings } from "./surroundings.ts";
import { installVscode } from "./vscode.ts";

export type PartName = keyof Parts;
type Starters = { readonly [Name in PartName]-?: Starter<Name> };
type Starter<Name extends PartName> = (surroundings: Surroundings) => Promise<StartedPart<NonNullable<Parts[Name]>>>;

/** In the order in which they start: what is quick and independent first. */
const STARTERS: Starters = {
  corpus: findCorpus,
  ibek: installIbek,
  vscode: installVscode,
  devcontainerCli: installDevcontainerCli,
  registry: startRegistry,
  images: buildImages,
  engine: startEngine,
  cluster: startCluster,
};

export const PART_NAMES = Object.keys(STARTERS) as readonly PartName[];

export interface StartedParts {
  readonly parts: Parts;
  /** Parts this machine cannot have, each with a sentence why. */
  readonly leftOut: readonly { readonly name: PartName; readonly why: string }[];
  /** Stops the last started first; never throws. */
  stop(): Promise<void>;
}

/** Starts the parts it can. With the signal aborted it stops what it has started and returns with that. */
export async function startParts(
  names: readonly PartName[],
  progress: (line: string) => void,
  signal: AbortSignal,
): Promise<StartedParts> {
  // Short: the path of a socket may have 107 characters.
  const scratch = await mkdtemp(path.join(tmpdir(), "epics-ioc-"));
  const surroundings = { cache: cacheFolder(), scratch, progress, signal };
  const started: { readonly name: PartName; readonly part: StartedPart<unknown> }[] = [];
  const leftOut: { readonly name: PartName; readonly why: string }[] = [];
  for (const name of PART_NAMES.filter((candidate) => names.includes(candidate))) {
    if (signal.aborted) break;
    const begin = Date.now();
    try {
      started.push({ name, part: await STARTERS[name](surroundings) });
      progress(`${name} ready after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    } catch (error) {
      leftOut.push({ name, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return {
    parts: Object.fromEntries(started.map(({ name, part }) => [name, part.value])),
    leftOut,
    async stop() {
      for (const { part } of started.toReversed()) await part.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
