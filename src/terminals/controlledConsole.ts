// A console whose keys reach the IOC, through the guard.
import type { Console, StreamEnd, TerminalSize } from "../core/iocRuntime.ts";
import type { Clock } from "../core/clock.ts";
import type { ConsoleScreen } from "./consoleScreen.ts";
import { InputGuard, type GuardAction } from "./inputGuard.ts";

/** A recalled line is fully echoed this long after the first of its echo… */
const ECHO_MS = 50;
/** …and an IOC that has echoed nothing for this long does not echo. */
const NO_ECHO_MS = 1000;
const CTRL_C = "\x03";
const LEAVE_MS = 1000;

export interface ConsoleOwner {
  /** A key was pressed that leaves the console. */
  leave(): void;
  /** The far side ended it; not called after `close`. */
  ended(end: StreamEnd): void;
}

export class ControlledConsole {
  readonly #console: Console;
  readonly #screen: ConsoleScreen;
  readonly #clock: Clock;
  readonly #owner: ConsoleOwner;
  readonly #guard: InputGuard;
  readonly #encoder = new TextEncoder();
  #closed = false;
  /** Set while Enter waits for the echo of the keys before it. */
  #cancelEcho: (() => void) | undefined;

  constructor(ioc: string, console: Console, screen: ConsoleScreen, clock: Clock, owner: ConsoleOwner) {
    this.#console = console;
    this.#screen = screen;
    this.#clock = clock;
    this.#owner = owner;
    this.#guard = new InputGuard(console.reaches, ioc, screen.line);
    void this.#show();
  }

  input(data: string): void {
    this.#act(this.#guard.input(data, this.#clock.now()));
  }

  resize(size: TerminalSize): void {
    this.#console.resize(size);
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelEcho?.();
    if (this.#console.reaches === "stdioSocket") this.#leaveSocket();
    else this.#console.close();
  }

  /** A client of stdio-socket whose terminal just goes away lives on in the IOC's container: it must be told to leave. */
  #leaveSocket(): void {
    this.#console.write(this.#encoder.encode(CTRL_C));
    const cancel = this.#clock.after(LEAVE_MS, () => this.#console.close());
    void this.#console.ended.then(() => {
      cancel();
      this.#console.close();
    });
  }

  async #show(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const chunk of this.#console.output) {
      if (this.#closed) continue;
      this.#screen.output(decoder.decode(chunk, { stream: true }));
      this.#guard.output();
      if (this.#cancelEcho) this.#awaitEcho(ECHO_MS);
    }
    const end = await this.#console.ended;
    if (this.#closed) return;
    this.close();
    this.#owner.ended(end);
  }

  #act(actions: readonly GuardAction[]): void {
    for (const action of actions) {
      if (action.kind === "send") this.#console.write(this.#encoder.encode(action.text));
      else if (action.kind === "say") this.#screen.warn(action.text);
      else if (action.kind === "leave") this.#owner.leave();
      else this.#awaitEcho(NO_ECHO_MS);
    }
  }

  #awaitEcho(milliseconds: number): void {
    this.#cancelEcho?.();
    this.#cancelEcho = this.#clock.after(milliseconds, () => {
      this.#cancelEcho = undefined;
      this.#act(this.#guard.echoCame(this.#clock.now()));
    });
  }
}
