// One contract for everything that runs IOCs. `test/support/runtimeContract.ts` holds every implementation to it.
import type { CommandLine } from "./commandLine.ts";
import type { Failure, Outcome } from "./failure.ts";
import type { FolderFile } from "./imageStore.ts";
import type { Ioc, IocAction } from "./ioc.ts";

export type Place =
  | { readonly kind: "cluster"; /** Namespace: `p47-beamline` */ readonly beamline: string; readonly cluster: string }
  | { readonly kind: "engine"; /** `podman` or `docker` */ readonly engine: string };

export type Snapshot =
  /** Complete and followed live. */
  | { readonly kind: "live"; readonly iocs: readonly Ioc[] }
  /** Complete as of `asOf` (ISO 8601); the connection is being re-established. */
  | { readonly kind: "stale"; readonly iocs: readonly Ioc[]; readonly asOf: string; readonly failure: Failure }
  /** Nothing is known. The runtime keeps trying by itself unless `final`. */
  | { readonly kind: "unavailable"; readonly failure: Failure; readonly since: string };

export interface TerminalSize {
  readonly columns: number;
  readonly rows: number;
}

export type StreamEnd =
  | { readonly kind: "exited"; /** undefined where the far side does not tell */ readonly exitCode: number | undefined }
  | { readonly kind: "disconnected"; readonly why: string }
  /** By our own `close()`. */
  | { readonly kind: "closed" };

/** An open terminal on a process of the IOC's container. Closing it never stops the IOC. */
export interface Console {
  /**
   * What the keys reach. `mainProcess`: attached to the IOC itself, so Ctrl-C and Ctrl-D would stop it.
   * `stdioSocket`: a client of stdio-socket, where Ctrl-C only leaves and Ctrl-D is ignored, but `exit` stops the IOC.
   * `shell`: a shell of its own beside the IOC.
   */
  readonly reaches: "mainProcess" | "stdioSocket" | "shell";
  readonly output: AsyncIterable<Uint8Array>;
  write(data: Uint8Array): void;
  resize(size: TerminalSize): void;
  readonly ended: Promise<StreamEnd>;
  close(): void;
}

export interface LogOptions {
  /** Lines of history first; 0 for none. */
  readonly tailLines: number;
  readonly follow: boolean;
  /**
   * ISO 8601: history before it is left out, to read a new run only. A place that keeps the logs of runs apart, as a
   * cluster does, gives those of the current run anyway.
   */
  readonly since?: string;
}

export interface LogStream {
  /** Bytes exactly as the IOC wrote them, history first. */
  readonly output: AsyncIterable<Uint8Array>;
  readonly ended: Promise<StreamEnd>;
  close(): void;
}

/** Resolves when the change is accepted, not when the IOC has reached the new state: the watch tells that. */
export type Change = (ioc: Ioc, signal: AbortSignal) => Promise<Outcome<void>>;

/**
 * A place where IOCs run: one namespace of one cluster, or one container engine.
 * What a runtime cannot do is missing from its value; what it may not do now is in `Ioc.refused`.
 */
export interface IocRuntime {
  /** Stable across sessions: `kubernetes:argus/p47-beamline`. */
  readonly id: string;
  readonly place: Place;
  /** Calls `onSnapshot` with each new complete picture, soon after the start and on each change, until aborted. Never throws. */
  watch(onSnapshot: (snapshot: Snapshot) => void, signal: AbortSignal): void;
  readonly start?: Change;
  readonly stop?: Change;
  readonly restart?: Change;
  openConsole(ioc: Ioc, size: TerminalSize, signal: AbortSignal): Promise<Outcome<Console>>;
  openShell(ioc: Ioc, size: TerminalSize, signal: AbortSignal): Promise<Outcome<Console>>;
  followLog(ioc: Ioc, options: LogOptions, signal: AbortSignal): Promise<Outcome<LogStream>>;
  /** The files of a folder in the running container, links followed, not recursive: `/epics/ibek-defs`. */
  readFolder(ioc: Ioc, folder: string, signal: AbortSignal): Promise<Outcome<readonly FolderFile[]>>;
  /** The command a person would type for the same effect. */
  commandLine(action: IocAction, ioc: Ioc): CommandLine;
}

/** Yields the runtimes of one kind, as chosen in the settings. A failure is shown as a node of the tree. */
export interface RuntimeSource {
  /** `kubernetes`, `containers`. */
  readonly id: string;
  discover(signal: AbortSignal): Promise<Outcome<readonly IocRuntime[]>>;
}
