// The followed log of one IOC across its restarts: what the read-only console and the log document both show.
import type { Clock } from "../core/clock.ts";
import type { Failure } from "../core/failure.ts";
import type { Ioc } from "../core/ioc.ts";
import type { IocRuntime, LogOptions, LogStream, StreamEnd } from "../core/iocRuntime.ts";
import { isAnotherRun, runOf, type IocRun } from "./iocRun.ts";

export type FollowEvent =
  /** The log is open; its text follows. */
  | { readonly kind: "following" }
  /** The IOC runs (anew) and its log is about to be opened. */
  | { readonly kind: "started" | "restarted"; readonly ioc: Ioc }
  /** The log has ended; it is followed again by itself once the IOC runs anew. */
  | { readonly kind: "ended"; readonly end: StreamEnd }
  | { readonly kind: "failed"; readonly failure: Failure }
  /** `Ioc.refused.logs` */
  | { readonly kind: "refused"; readonly why: string }
  /** No such IOC is known now. */
  | { readonly kind: "missing" };

/** After a restart the old log's last words may still be under way; a log of a lost node never ends by itself. */
export const LAST_WORDS_MS = 1000;

export interface FoundIoc {
  readonly ioc: Ioc;
  readonly runtime: IocRuntime;
}

export interface LogReader {
  text(text: string): void;
  event(event: FollowEvent): void;
}

export class LogFollower {
  readonly #find: () => FoundIoc | undefined;
  readonly #reader: LogReader;
  readonly #clock: Clock;
  /** History to read after a restart. */
  readonly #tailLines: number;
  #state: "idle" | "following" | "waiting" = "idle";
  #run: IocRun | undefined;
  #hasRead = false;
  #abort = new AbortController();
  #cancelRestart: (() => void) | undefined;

  constructor(find: () => FoundIoc | undefined, tailLines: number, clock: Clock, reader: LogReader) {
    this.#find = find;
    this.#tailLines = tailLines;
    this.#clock = clock;
    this.#reader = reader;
  }

  /** False when nothing is read: stopped, or waiting for the IOC to start. */
  get isFollowing(): boolean {
    return this.#state === "following";
  }

  follow(tailLines: number): void {
    this.#start({ tailLines, follow: true });
  }

  /** Opens nothing until the IOC lives another life than `run`. */
  awaitRestart(run: IocRun | undefined): void {
    this.stop();
    this.#state = "waiting";
    this.#run = run;
    this.storeChanged();
  }

  stop(): void {
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    this.#abort.abort();
    this.#state = "idle";
  }

  storeChanged(): void {
    if (this.#state === "idle") return;
    const found = this.#find();
    const now = found && runOf(found.ioc);
    if (!found || !isAnotherRun(this.#run, now)) return;
    if (this.#state === "waiting") this.#restart(found.ioc);
    // Opened before the start was known: this is the run that is being read.
    else if (this.#run?.since === undefined) this.#run = now;
    else this.#cancelRestart ??= this.#clock.after(LAST_WORDS_MS, () => this.#restart(found.ioc));
  }

  #start(options: LogOptions): void {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#state = "following";
    void this.#follow(options, abort.signal);
  }

  #restart(ioc: Ioc): void {
    this.#reader.event({ kind: this.#run ? "restarted" : "started", ioc });
    // What was shown of the life before is not repeated.
    const since = this.#hasRead ? runOf(ioc)?.since : undefined;
    this.#start({ tailLines: this.#tailLines, follow: true, ...(since === undefined ? {} : { since }) });
  }

  async #follow(options: LogOptions, signal: AbortSignal): Promise<void> {
    const found = this.#find();
    this.#run = found && runOf(found.ioc);
    const event = found ? await this.#read(found, options, signal) : ({ kind: "missing" } as const);
    if (signal.aborted) return;
    this.#state = "waiting";
    this.#reader.event(event);
    this.storeChanged();
  }

  async #read({ ioc, runtime }: FoundIoc, options: LogOptions, signal: AbortSignal): Promise<FollowEvent> {
    if (ioc.refused.logs !== undefined) return { kind: "refused", why: ioc.refused.logs };
    const opened = await runtime.followLog(ioc, options, signal);
    if (!opened.ok) return { kind: "failed", failure: opened.failure };
    const log: LogStream = opened.value;
    this.#hasRead = true;
    if (signal.aborted) log.close();
    else signal.addEventListener("abort", () => log.close(), { once: true });
    if (!signal.aborted) this.#reader.event({ kind: "following" });
    const decoder = new TextDecoder();
    for await (const chunk of log.output) {
      if (signal.aborted) break;
      this.#reader.text(decoder.decode(chunk, { stream: true }));
    }
    return { kind: "ended", end: await log.ended };
  }
}
