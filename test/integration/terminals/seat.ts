// A person at a console of a real IOC: the session as the extension has it, with a screen one can read.
import assert from "node:assert/strict";
import { stripVTControlCharacters } from "node:util";
import { systemClock } from "../../../src/core/clock.ts";
import { succeeded } from "../../../src/core/failure.ts";
import type { Ioc, IocRef } from "../../../src/core/ioc.ts";
import type { Console, IocRuntime } from "../../../src/core/iocRuntime.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { ConsoleSession } from "../../../src/terminals/consoleSession.ts";
import { ShellSession } from "../../../src/terminals/shellSession.ts";
import { Reading, waitFor } from "../../support/watching.ts";

const SIZE = { columns: 100, rows: 30 };

export class Seat {
  readonly session: ConsoleSession;
  readonly #store: IocStore;
  readonly #runtime: IocRuntime;
  readonly #ref: IocRef;
  readonly #unguarded: Console[] = [];
  #screen = "";

  constructor(runtime: IocRuntime, name: string) {
    this.#runtime = runtime;
    this.#ref = { runtime: runtime.id, name };
    this.#store = new IocStore([{ id: "real", discover: () => Promise.resolve(succeeded([runtime])) }]);
    this.session = new ConsoleSession(name, SIZE, {
      find: () => this.#store.find(this.#ref),
      write: (text) => (this.#screen += text),
      modeChanged: () => undefined,
      failureWords: ({ doing, why }) => `Could not ${doing}: ${why}.`,
      clock: systemClock,
    });
    this.#store.onChange(() => this.session.storeChanged());
    this.#store.open();
  }

  /** What was shown so far, without colours. */
  get screen(): string {
    return stripVTControlCharacters(this.#screen);
  }

  async running(): Promise<Ioc> {
    return waitFor(
      `${this.#ref.name} running`,
      () => {
        const ioc = this.#store.find(this.#ref)?.ioc;
        return ioc?.state.kind === "running" ? ioc : undefined;
      },
      () => JSON.stringify(this.#store.runtimes().map(({ snapshot }) => snapshot)),
    );
  }

  /**
   * Open, with the history read (the line that says read-only comes after it) and the IOC started: only then does
   * stdio-socket listen, and only then is a prompt to be expected.
   */
  async open(): Promise<void> {
    await this.running();
    const before = this.screen.length;
    this.session.open("reading");
    await waitFor(
      `a console of ${this.#ref.name}`,
      () => {
        const shown = this.screen.slice(before);
        return shown.includes("── read-only") && shown.includes("iocRun: All initialization complete")
          ? shown
          : undefined;
      },
      () => JSON.stringify(this.screen.slice(-600)),
    );
  }

  async takeControl(): Promise<void> {
    await this.shows(/── in control/, () => this.session.takeControl());
    // An attached terminal shows no prompt before the first Enter.
    await this.shows(/ > $/, () => this.session.input("\r"));
  }

  /** Waits until what is shown after the action holds the text; gives it. */
  async shows(expected: RegExp, action: () => unknown): Promise<string> {
    const before = this.screen.length;
    void action();
    return waitFor(
      `${String(expected)} on the screen`,
      () => {
        const added = this.screen.slice(before);
        return expected.test(added) ? added : undefined;
      },
      () => JSON.stringify(this.screen.slice(before).slice(-600)),
    );
  }

  /** A console without any guard, as kubectl or podman would give it. */
  async unguarded(): Promise<{ readonly console: Console; readonly reading: Reading }> {
    const opened = await this.#runtime.openConsole(await this.running(), SIZE, new AbortController().signal);
    assert.ok(opened.ok, opened.ok ? "" : opened.failure.why);
    this.#unguarded.push(opened.value);
    const reading = new Reading(opened.value.output);
    opened.value.write(Buffer.from("\r"));
    await reading.until(/ > $/);
    return { console: opened.value, reading };
  }

  /** A shell whose output comes to the same screen. */
  shell(): ShellSession {
    return new ShellSession(SIZE, {
      openShell: async (size, signal) => this.#runtime.openShell(await this.running(), size, signal),
      write: (text) => (this.#screen += text),
      failureWords: ({ doing, why }) => `Could not ${doing}: ${why}.`,
    });
  }

  leave(): void {
    this.session.close();
    for (const console of this.#unguarded) console.close();
    this.#store.close();
  }
}
