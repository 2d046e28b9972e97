import { setTimeout as delay } from "node:timers/promises";
import type { Failure } from "../../core/failure.ts";
import type { Ioc } from "../../core/ioc.ts";
import type { Snapshot } from "../../core/iocRuntime.ts";
import { textAt } from "../../core/json.ts";
import { jsonLines } from "../../core/jsonLines.ts";
import { readContainer, type ContainerFacts } from "./containerFacts.ts";
import type { Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";
import { imageDigest } from "./imageFacts.ts";
import { iocOf, isIoc } from "./iocContainer.ts";

/** A start is five events within a few milliseconds: one look is enough. */
const SETTLE_MS = 50;
const RETRY_MS = [500, 1000, 2000, 5000, 10_000] as const;

export interface WatchOptions {
  readonly engine: Engine;
  /** Id of the runtime, for the references of its IOCs. */
  readonly runtime: string;
  readonly extraLabels: () => readonly string[];
  readonly onSnapshot: (snapshot: Snapshot) => void;
  readonly signal: AbortSignal;
}

type Events = AsyncIterable<Uint8Array> & {
  on(event: "error", listener: () => void): void;
  destroy(error?: unknown): void;
};

/** Follows the engine's events and looks again at each container they name; connects anew until aborted. */
export class ContainerWatch {
  readonly #options: WatchOptions;
  /** By the container's id. */
  #iocs = new Map<string, Ioc>();
  readonly #digests = new Map<string, string | undefined>();
  readonly #changed = new Set<string>();
  #isLooking = false;
  /** While connected. */
  #events: Events | undefined;
  #shown = "";
  /** When the picture was complete last; undefined before the first one. */
  #completeAt: string | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  async run(): Promise<void> {
    const { engine, signal } = this.#options;
    let failures = 0;
    let failingSince: string | undefined;
    // Read anew on each round: the abort comes from outside.
    const aborted = (): boolean => signal.aborted;
    while (!aborted()) {
      const before = this.#completeAt;
      try {
        await engine.revive(signal);
        await this.#follow();
      } catch (error) {
        if (aborted()) return;
        if (this.#completeAt !== before) [failures, failingSince] = [0, undefined];
        failingSince ??= new Date().toISOString();
        this.#showFailure(engineFailure(`list the IOCs of ${engine.program}`, error).failure, failingSince);
        await delay(RETRY_MS[failures] ?? RETRY_MS.at(-1), undefined, { signal }).catch(() => undefined);
        failures++;
      }
    }
  }

  /** Looks at a container again, soon. */
  look(id: string): void {
    this.#changed.add(id);
    if (this.#isLooking || this.#events === undefined) return;
    this.#isLooking = true;
    this.#lookAtChanged()
      // The picture is no longer complete: connect anew.
      .catch((error: unknown) => this.#events?.destroy(error))
      .finally(() => (this.#isLooking = false));
  }

  /** Ends by throwing only: an event stream that ends is an engine that went away. */
  async #follow(): Promise<never> {
    const { engine, signal } = this.#options;
    // Opened before the list, so that nothing falls between. Not filtered by the engine: podman 4 does not know all names
    // of Docker's events and gives none for them.
    const events = (await engine.client.getEvents({ abortSignal: signal })) as unknown as Events;
    // It may break while we list; the loop below is told then.
    events.on("error", () => undefined);
    try {
      this.#iocs = await this.#list();
      this.#events = events;
      this.#showAll();
      for await (const event of jsonLines(events)) this.#note(event);
    } finally {
      this.#events = undefined;
      events.destroy();
    }
    throw Object.assign(new Error("the engine ended the connection"), { code: "ECONNRESET" });
  }

  async #list(): Promise<Map<string, Ioc>> {
    const { engine, signal } = this.#options;
    const containers = await engine.client.listContainers({ all: true, abortSignal: signal });
    const iocs = new Map<string, Ioc>();
    await Promise.all(containers.map(({ Id }) => this.#inspect(Id, iocs)));
    return iocs;
  }

  #note(event: unknown): void {
    const id = textAt(event, "Actor", "ID");
    const action = textAt(event, "Action") ?? "";
    const isOfAnother = /^(exec|attach|top|resize)/.test(action);
    if (textAt(event, "Type") === "container" && id !== undefined && !isOfAnother) this.look(id);
  }

  async #lookAtChanged(): Promise<void> {
    while (this.#changed.size > 0) {
      await delay(SETTLE_MS);
      const ids = [...this.#changed];
      this.#changed.clear();
      await Promise.all(ids.map((id) => this.#inspect(id, this.#iocs)));
      this.#showAll();
    }
  }

  async #inspect(id: string, iocs: Map<string, Ioc>): Promise<void> {
    const { engine, runtime, extraLabels, signal } = this.#options;
    const answer: unknown = await engine.client
      .getContainer(id)
      .inspect({ abortSignal: signal })
      .catch((error: unknown) => {
        // Removed since.
        if (engineFailure("", error).failure.kind === "notFound") return undefined;
        throw error;
      });
    const facts = readContainer(answer);
    if (facts === undefined || !isIoc(facts, extraLabels())) iocs.delete(id);
    else iocs.set(id, iocOf(facts, runtime, await this.#digest(facts)));
  }

  async #digest({ imageId, image }: ContainerFacts): Promise<string | undefined> {
    if (imageId === undefined) return undefined;
    const key = `${imageId} ${image ?? ""}`;
    if (!this.#digests.has(key)) {
      this.#digests.set(key, await imageDigest(this.#options.engine.client, imageId, image));
    }
    return this.#digests.get(key);
  }

  #showAll(): void {
    this.#completeAt = new Date().toISOString();
    this.#show({ kind: "live", iocs: this.#sorted() });
  }

  #showFailure(failure: Failure, since: string): void {
    const asOf = this.#completeAt;
    if (asOf === undefined) this.#show({ kind: "unavailable", failure, since });
    else this.#show({ kind: "stale", iocs: this.#sorted(), asOf, failure });
  }

  #sorted(): readonly Ioc[] {
    return [...this.#iocs.values()].sort((a, b) => a.ref.name.localeCompare(b.ref.name));
  }

  #show(snapshot: Snapshot): void {
    const shown = JSON.stringify(snapshot);
    if (shown === this.#shown || this.#options.signal.aborted) return;
    this.#shown = shown;
    this.#options.onSnapshot(snapshot);
  }
}
