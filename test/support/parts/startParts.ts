import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { startCluster } from "../cluster/startCluster.ts";
import type { Parts } from "../parts.ts";
import { cacheFolder } from "./cacheFolder.ts";
import { CannotRunHere } from "./cannotRunHere.ts";
import { findCorpus } from "./corpus.ts";
import { installDevcontainerCli } from "./devcontainerCli.ts";
import { startEngine } from "./engine.ts";
import { installIbek } from "./ibek.ts";
import { installEpicsBase } from "./epicsBase.ts";
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
  epicsBase: installEpicsBase,
  vscode: installVscode,
  devcontainerCli: installDevcontainerCli,
  registry: startRegistry,
  images: buildImages,
  engine: startEngine,
  cluster: startCluster,
};

export const PART_NAMES = Object.keys(STARTERS) as readonly PartName[];

/** A part that is not there. */
export interface MissingPart {
  readonly name: PartName;
  /** `needs Go`; of a failure also the end of what the program said, on lines of its own. */
  readonly why: string;
}

export interface StartedParts {
  readonly parts: Parts;
  /** Parts this machine cannot have. */
  readonly leftOut: readonly MissingPart[];
  /** Parts it could have, but which did not start. */
  readonly broken: readonly MissingPart[];
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
  const leftOut: MissingPart[] = [];
  const broken: MissingPart[] = [];
  for (const name of PART_NAMES.filter((candidate) => names.includes(candidate))) {
    if (signal.aborted) break;
    const begin = Date.now();
    try {
      started.push({ name, part: await STARTERS[name](surroundings) });
      progress(`${name} ready after ${((Date.now() - begin) / 1000).toFixed(1)} s`);
    } catch (error) {
      (error instanceof CannotRunHere ? leftOut : broken).push({ name, why: messageOf(error) });
    }
  }
  return {
    parts: Object.fromEntries(started.map(({ name, part }) => [name, part.value])),
    leftOut,
    broken,
    async stop() {
      // What one part leaves behind must not keep the others running.
      const attempt = (doing: string, work: () => Promise<void>): Promise<void> =>
        work().catch((error: unknown) => progress(`could not ${doing}: ${messageOf(error)}`));
      for (const { name, part } of started.toReversed()) await attempt(`stop ${name}`, () => part.stop());
      await attempt(`remove ${scratch}`, () => rm(scratch, { recursive: true, force: true }));
    },
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
