import { setTimeout as delay } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import type { Ioc } from "../../src/core/ioc.ts";
import { iocsOf } from "../../src/core/iocStore.ts";
import type { IocRuntime, Snapshot } from "../../src/core/iocRuntime.ts";

/** Generous: on a busy machine a pod may take a minute. It bounds a hang, it asserts nothing. */
const PATIENCE_MS = 120_000;

/** Follows a runtime and waits for what it should come to show. */
export class Watching {
  readonly snapshots: Snapshot[] = [];
  readonly #abort = new AbortController();

  constructor(runtime: IocRuntime) {
    runtime.watch((snapshot) => this.snapshots.push(snapshot), this.#abort.signal);
  }

  latest(name: string): Ioc | undefined {
    return iocsOf(this.snapshots.at(-1)).find((ioc) => ioc.ref.name === name);
  }

  /** Resolves with the IOC as soon as it is as wished. */
  async until(name: string, wish: (ioc: Ioc) => boolean): Promise<Ioc> {
    const ioc = await waitFor(
      `${name} as wished`,
      () => {
        const latest = this.latest(name);
        return latest && wish(latest) ? latest : undefined;
      },
      () => JSON.stringify(this.latest(name) ?? this.snapshots.at(-1)),
    );
    return ioc;
  }

  end(): void {
    this.#abort.abort();
  }
}

/** Polls until `look` finds something; fails with what it saw last. */
export async function waitFor<T>(
  what: string,
  look: () => T | undefined,
  seen: () => string = () => "nothing",
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = look();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}; last seen: ${seen()}`);
    await delay(50);
  }
}

/** Collects a stream of bytes as text, without its escape sequences, and waits for what it should come to hold. */
export class Reading {
  text = "";

  constructor(output: AsyncIterable<Uint8Array>) {
    void this.#read(output);
  }

  async until(expected: string | RegExp): Promise<string> {
    return waitFor(
      `the text ${String(expected)}`,
      () =>
        (typeof expected === "string" ? this.text.includes(expected) : expected.test(this.text))
          ? this.text
          : undefined,
      () => JSON.stringify(this.text.slice(-400)),
    );
  }

  async #read(output: AsyncIterable<Uint8Array>): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of output) this.text += stripVTControlCharacters(decoder.decode(chunk, { stream: true }));
  }
}
