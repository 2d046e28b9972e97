// podman has no daemon: where no socket listens, its API is a process we start, and stop when its user is done with it.
import { randomUUID } from "node:crypto";
import { mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { failed, type Outcome } from "../../core/failure.ts";
import type { ProcessResult, Run } from "../../processes/run.ts";
import type { Engine } from "./engine.ts";
import { engineAt, type Environment } from "./engineSearch.ts";
import { waitUntil } from "./waitUntil.ts";

/** Without a connection (a watch is one) it ends by itself: also when we are killed without a chance to stop it. */
const IDLE_SECONDS = 60;
const POLL_MS = 50;
const DOING = "start podman's API service";

export class PodmanService {
  readonly #execute: Run;
  readonly #life: AbortSignal;
  readonly #socket: string;
  #running: Promise<Outcome<ProcessResult>> | undefined;
  #starting: Promise<Outcome<Engine>> | undefined;

  /** The abort of `life` stops the process. */
  constructor(environment: Environment, execute: Run, life: AbortSignal) {
    const folder = environment["XDG_RUNTIME_DIR"] ?? tmpdir();
    this.#socket = join(folder, `epics-ioc-podman-${randomUUID()}`, "podman.sock");
    this.#execute = execute;
    this.#life = life;
  }

  get isOver(): boolean {
    return this.#life.aborted;
  }

  /** Starts it unless it runs; resolves once it answers. */
  engine(): Promise<Outcome<Engine>> {
    this.#starting ??= this.#start().finally(() => (this.#starting = undefined));
    return this.#starting;
  }

  /** Resolves once it and its folder are gone, after the abort. */
  async gone(): Promise<void> {
    await this.#running;
    const unused = new AbortController().signal;
    await waitUntil(async () =>
      (await engineAt(this.#socket, () => Promise.resolve(), unused)).ok ? undefined : true,
    );
  }

  async #start(): Promise<Outcome<Engine>> {
    this.#running ??= this.#run(this.#socket);
    let ended: Outcome<ProcessResult> | undefined;
    void this.#running.then((outcome) => (ended = outcome));
    const revive = async (): Promise<void> => {
      await this.engine();
    };
    // Read anew on each round: both change while we wait.
    const state = (): { ended: typeof ended; over: boolean } => ({ ended, over: this.isOver });
    for (;;) {
      const answer = await engineAt(this.#socket, revive, this.#life);
      if (answer.ok) return answer;
      const now = state();
      if (now.over) return failed("cancelled", DOING, "cancelled");
      if (now.ended) return whyEnded(now.ended);
      await delay(POLL_MS, undefined, { signal: this.#life }).catch(() => undefined);
    }
  }

  async #run(socket: string): Promise<Outcome<ProcessResult>> {
    const args = ["system", "service", "--time", String(IDLE_SECONDS), `unix://${socket}`];
    // Only its owner may enter: whoever reaches the socket commands the engine.
    await mkdir(dirname(socket), { mode: 0o700 });
    const outcome = await this.#execute({ program: "podman", args }, { doing: DOING, signal: this.#life });
    await rm(dirname(socket), { recursive: true, force: true });
    this.#running = undefined;
    return outcome;
  }
}

function whyEnded(ended: Outcome<ProcessResult>): Outcome<Engine> {
  if (!ended.ok) return ended;
  const lastLine = ended.value.stderr.trim().split("\n").at(-1) ?? "";
  return failed("unreachable", DOING, lastLine === "" ? `podman exited with ${ended.value.exitCode}` : lastLine);
}
