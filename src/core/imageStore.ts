// Port: the images of a local container engine. Implemented in `src/runtimes/containers`.
import type { CommandLine } from "./commandLine.ts";
import type { Outcome } from "./failure.ts";

export interface FolderFile {
  /** Base name: `ADCore.ibek.support.yaml`. */
  readonly name: string;
  readonly content: Uint8Array;
}

export interface ImageFacts {
  /** The engine's id of the image's configuration: `sha256:…`. */
  readonly id: string;
  /** Manifest digests under which registries know it: `sha256:…`, without the repository. */
  readonly digests: readonly string[];
  /** `NAME` → value, from the image's configuration. */
  readonly environment: Readonly<Record<string, string>>;
}

/** A program of an image that runs to its end in a container of its own: without network, and gone afterwards. */
export interface ImageJob {
  /** `epics-ioc-generate-4f1c` */
  readonly container: string;
  readonly program: string;
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** What it may read of this machine. */
  readonly folder: { readonly source: string; readonly target: string };
}

export interface ImageStore {
  /** `podman` or `docker`: also the program whose command lines we show. */
  readonly engine: string;
  /** Fails with `notFound` when the image is not on this machine. */
  inspect(image: string, signal: AbortSignal): Promise<Outcome<ImageFacts>>;
  /** `onProgress` gets one line at a time, as the engine words it. */
  pull(image: string, onProgress: (line: string) => void, signal: AbortSignal): Promise<Outcome<ImageFacts>>;
  /** The files of a folder in an image, links followed, not recursive; runs nothing of the image. */
  readFolder(image: string, folder: string, signal: AbortSignal): Promise<Outcome<readonly FolderFile[]>>;
  pullCommand(image: string): CommandLine;
  /** Fails rather than pulls where the image is not on this machine. */
  jobCommand(image: string, job: ImageJob): CommandLine;
  /** Ends a job at once: a job does not end with the command that started it. */
  endJobCommand(container: string): CommandLine;
}
