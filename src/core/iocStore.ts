import type { Failure } from "./failure.ts";
import type { Ioc, IocRef } from "./ioc.ts";
import type { IocRuntime, RuntimeSource, Snapshot } from "./iocRuntime.ts";

export interface KnownRuntime {
  readonly runtime: IocRuntime;
  /** Undefined until the first snapshot has come. */
  readonly snapshot: Snapshot | undefined;
}

export interface KnownSource {
  readonly id: string;
  /** `looking` until discovery has answered. */
  readonly state: "looking" | { readonly failure: Failure } | { readonly runtimes: readonly KnownRuntime[] };
}

/** The one store of all known IOCs; every view subscribes to it. Watches only between `open` and `close`. */
export class IocStore {
  readonly #sources: readonly RuntimeSource[];
  readonly #listeners = new Set<() => void>();
  #known = new Map<string, KnownSource>();
  #watching: AbortController | undefined;

  constructor(sources: readonly RuntimeSource[]) {
    this.#sources = sources;
  }

  get isOpen(): boolean {
    return this.#watching !== undefined;
  }

  /** Discovers and watches; again after a change of settings, keeping what stays known until it is replaced. */
  open(): void {
    this.#watching?.abort();
    this.#watching = new AbortController();
    const { signal } = this.#watching;
    for (const source of this.#sources) {
      if (!this.#known.has(source.id)) this.#known.set(source.id, { id: source.id, state: "looking" });
      void this.#discover(source, signal);
    }
    this.#changed();
  }

  close(): void {
    this.#watching?.abort();
    this.#watching = undefined;
  }

  sources(): readonly KnownSource[] {
    return [...this.#known.values()];
  }

  runtimes(): readonly KnownRuntime[] {
    return this.sources().flatMap(({ state }) =>
      typeof state === "object" && "runtimes" in state ? state.runtimes : [],
    );
  }

  find(ref: IocRef): { readonly ioc: Ioc; readonly runtime: IocRuntime } | undefined {
    const known = this.runtimes().find(({ runtime }) => runtime.id === ref.runtime);
    const ioc = iocsOf(known?.snapshot).find((candidate) => candidate.ref.name === ref.name);
    return known && ioc && { ioc, runtime: known.runtime };
  }

  /** Returns the function that ends the subscription. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async #discover(source: RuntimeSource, signal: AbortSignal): Promise<void> {
    const outcome = await source.discover(signal);
    if (signal.aborted) return;
    if (!outcome.ok) {
      this.#known.set(source.id, { id: source.id, state: { failure: outcome.failure } });
      this.#changed();
      return;
    }
    const before = new Map(this.runtimes().map((known) => [known.runtime.id, known.snapshot]));
    const runtimes = outcome.value.map((runtime) => ({ runtime, snapshot: before.get(runtime.id) }));
    this.#known.set(source.id, { id: source.id, state: { runtimes } });
    this.#changed();
    for (const { runtime } of runtimes)
      runtime.watch((snapshot) => this.#take(source.id, runtime.id, snapshot, signal), signal);
  }

  #take(sourceId: string, runtimeId: string, snapshot: Snapshot, signal: AbortSignal): void {
    const state = this.#known.get(sourceId)?.state;
    if (signal.aborted || typeof state !== "object" || !("runtimes" in state)) return;
    const runtimes = state.runtimes.map((known) => (known.runtime.id === runtimeId ? { ...known, snapshot } : known));
    this.#known.set(sourceId, { id: sourceId, state: { runtimes } });
    this.#changed();
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function iocsOf(snapshot: Snapshot | undefined): readonly Ioc[] {
  return snapshot === undefined || snapshot.kind === "unavailable" ? [] : snapshot.iocs;
}
