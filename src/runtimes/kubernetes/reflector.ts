// Keeps a copy of one list of objects: lists it in pages, then follows its watch, for as long as it is wanted.
// The client library's informer stops for good at the first error that is not “410 Gone” and restarts after it was stopped.
import { failed, type Failure } from "../../core/failure.ts";
import { statusFailure, type ApiFailure, type ApiOutcome } from "./apiFailure.ts";
import type { ApiServer } from "./apiServer.ts";
import { backoffMs, wait, type Wait } from "./backoff.ts";
import { listAt, numberAt, textAt } from "../../core/json.ts";
import { jsonLines } from "../../core/jsonLines.ts";

export interface Reflected {
  /** `/apis/apps/v1/namespaces/p48-beamline/statefulsets`. */
  readonly path: string;
  readonly labelSelector: string;
  /** To follow “Could not …”: `list IOCs in p48-beamline on argus`. */
  readonly doing: string;
}

export type Copy<T> =
  | { readonly kind: "pending" }
  | { readonly kind: "live"; readonly items: readonly T[] }
  | { readonly kind: "stale"; readonly items: readonly T[]; readonly asOf: Date; readonly failure: Failure }
  | { readonly kind: "unavailable"; readonly failure: Failure; readonly since: Date };

export interface ReflectorTimes {
  /** The server ends a watch after a random time in this range; long silences then cannot go unnoticed. */
  readonly watchSeconds: readonly [number, number];
  /** Without a byte for this long the connection counts as dead. Bookmarks come about once a minute. */
  readonly quietMs: number;
  readonly wait: Wait;
}

export const REFLECTOR_TIMES: ReflectorTimes = { watchSeconds: [240, 300], quietMs: 90_000, wait };

const PAGE = "500";
/** A proxy that ends each watch at once must not make us spin. */
const SHORTEST_WATCH_MS = 1000;
/** A refused login does not heal within seconds, and each try may cost the person a prompt. */
const LOGIN_PAUSE_MS = 60_000;
const GONE = 410;

export class Reflector<T> {
  readonly #api: ApiServer;
  readonly #what: Reflected;
  readonly #read: (object: unknown) => T | undefined;
  readonly #changed: () => void;
  readonly #times: ReflectorTimes;
  readonly #items = new Map<string, T>();
  /** Where to continue watching; undefined: list first. */
  #version: string | undefined;
  #copy: Copy<T> = { kind: "pending" };
  #failures = 0;

  constructor(
    api: ApiServer,
    what: Reflected,
    read: (object: unknown) => T | undefined,
    changed: () => void,
    times: ReflectorTimes = REFLECTOR_TIMES,
  ) {
    this.#api = api;
    this.#what = what;
    this.#read = read;
    this.#changed = changed;
    this.#times = times;
  }

  get copy(): Copy<T> {
    return this.#copy;
  }

  async run(signal: AbortSignal): Promise<void> {
    for (;;) {
      const from = this.#version;
      const startedAt = performance.now();
      const outcome = from === undefined ? await this.#list(signal) : await this.#watch(from, signal);
      if (signal.aborted) return;
      if (!outcome.ok) await this.#pauseAfter(outcome, signal);
      else if (from !== undefined) {
        // Only a watch that went well ends a row of failures: a list may succeed each time and its watch never.
        this.#failures = 0;
        const tooSoon = SHORTEST_WATCH_MS - (performance.now() - startedAt);
        if (tooSoon > 0) await this.#times.wait(tooSoon, signal);
      }
    }
  }

  async #pauseAfter(refused: ApiFailure, signal: AbortSignal): Promise<void> {
    if (refused.status === GONE && this.#version !== undefined) {
      // The server has forgotten where we were; at once, but only once in a row.
      this.#version = undefined;
      this.#failures += 1;
      if (this.#failures === 1) return;
    } else {
      this.#lost(refused.failure);
      this.#failures += 1;
    }
    const needsPerson = refused.failure.kind === "notAuthorised" || refused.failure.kind === "toolMissing";
    await this.#times.wait(needsPerson && this.#failures > 1 ? LOGIN_PAUSE_MS : backoffMs(this.#failures), signal);
  }

  #lost(failure: Failure): void {
    const before = this.#copy;
    if (before.kind === "live") this.#copy = { kind: "stale", items: before.items, asOf: new Date(), failure };
    else if (before.kind === "stale") this.#copy = { ...before, failure };
    else
      this.#copy = { kind: "unavailable", failure, since: before.kind === "unavailable" ? before.since : new Date() };
    this.#changed();
  }

  #live(): void {
    this.#copy = { kind: "live", items: [...this.#items.values()] };
    this.#changed();
  }

  async #list(signal: AbortSignal): Promise<ApiOutcome<void>> {
    const { path, labelSelector, doing } = this.#what;
    const found = new Map<string, T>();
    let page: string | undefined;
    let version: string | undefined;
    do {
      const query: [string, string][] = [
        ["labelSelector", labelSelector],
        ["limit", PAGE],
      ];
      if (page !== undefined) query.push(["continue", page]);
      const answer = await this.#api.json({ doing, path, query, signal });
      // A page token expires like a watch's position does: start over.
      if (!answer.ok) return answer;
      for (const object of listAt(answer.value, "items")) this.#take(found, object);
      page = textAt(answer.value, "metadata", "continue");
      version = textAt(answer.value, "metadata", "resourceVersion");
    } while (page !== undefined);
    if (version === undefined)
      return { ...failed("unexpectedOutput", doing, "the server's list has no resourceVersion"), status: 200 };
    this.#items.clear();
    for (const [uid, item] of found) this.#items.set(uid, item);
    this.#version = version;
    this.#live();
    return { ok: true, value: undefined };
  }

  async #watch(from: string, signal: AbortSignal): Promise<ApiOutcome<void>> {
    const { path, labelSelector, doing } = this.#what;
    const [shortest, longest] = this.#times.watchSeconds;
    const timeoutSeconds = Math.round(shortest + Math.random() * (longest - shortest));
    const quiet = new AbortController();
    const opened = await this.#api.open({
      doing,
      path,
      query: [
        ["watch", "1"],
        ["labelSelector", labelSelector],
        ["resourceVersion", from],
        ["allowWatchBookmarks", "true"],
        ["timeoutSeconds", String(timeoutSeconds)],
      ],
      signal: AbortSignal.any([signal, quiet.signal]),
    });
    if (!opened.ok) return opened;
    let timer = setTimeout(() => quiet.abort(), this.#times.quietMs);
    if (this.#copy.kind !== "live") this.#live();
    try {
      for await (const event of jsonLines(opened.value as AsyncIterable<Uint8Array>)) {
        clearTimeout(timer);
        timer = setTimeout(() => quiet.abort(), this.#times.quietMs);
        const refused = this.#event(event);
        if (refused) return refused;
      }
    } catch {
      // A watch that was cut, or went quiet, is simply continued; only if that fails the copy is stale.
    } finally {
      clearTimeout(timer);
      opened.value.destroy();
    }
    return { ok: true, value: undefined };
  }

  /** Takes in one event; a failure when it tells the end of the watch. */
  #event(event: unknown): ApiFailure | undefined {
    const { object, type } = event as { object?: unknown; type?: unknown };
    if (type === "ERROR") {
      return statusFailure(
        this.#what.doing,
        this.#api.context,
        numberAt(object, "code") ?? 500,
        JSON.stringify(object),
      );
    }
    this.#version = textAt(object, "metadata", "resourceVersion") ?? this.#version;
    if (type === "BOOKMARK") return undefined;
    if (type === "DELETED") this.#items.delete(textAt(object, "metadata", "uid") ?? "");
    else this.#take(this.#items, object);
    this.#live();
    return undefined;
  }

  #take(into: Map<string, T>, object: unknown): void {
    const uid = textAt(object, "metadata", "uid");
    const item = this.#read(object);
    if (uid !== undefined && item !== undefined) into.set(uid, item);
  }
}
