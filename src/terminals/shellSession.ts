// A shell beside the IOC. Unguarded: nothing typed there reaches the IOC's own input.
import type { Failure, Outcome } from "../core/failure.ts";
import type { Console, TerminalSize } from "../core/iocRuntime.ts";
import { banner } from "./consoleScreen.ts";

export interface ShellSurroundings {
  openShell(size: TerminalSize, signal: AbortSignal): Promise<Outcome<Console>>;
  /** To the terminal. */
  write(text: string): void;
  failureWords(failure: Failure): string;
}

export class ShellSession {
  readonly #around: ShellSurroundings;
  readonly #closing = new AbortController();
  readonly #encoder = new TextEncoder();
  #size: TerminalSize;
  #shell: Console | undefined;
  #isOpening = false;

  constructor(size: TerminalSize, around: ShellSurroundings) {
    this.#size = size;
    this.#around = around;
  }

  async open(): Promise<void> {
    if (this.#shell || this.#isOpening) return;
    this.#isOpening = true;
    const { signal } = this.#closing;
    const opened = await this.#around.openShell(this.#size, signal);
    this.#isOpening = false;
    if (signal.aborted) {
      if (opened.ok) opened.value.close();
    } else if (opened.ok) await this.#show(opened.value);
    else this.#around.write(this.#banner(`${this.#around.failureWords(opened.failure)} Press Enter to try again`));
  }

  input(data: string): void {
    if (this.#shell) this.#shell.write(this.#encoder.encode(data));
    else if (data.includes("\r")) void this.open();
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#shell?.resize(size);
  }

  close(): void {
    this.#closing.abort();
    this.#shell?.close();
  }

  async #show(shell: Console): Promise<void> {
    this.#shell = shell;
    shell.resize(this.#size);
    const decoder = new TextDecoder();
    for await (const chunk of shell.output) {
      if (this.#closing.signal.aborted) return;
      this.#around.write(decoder.decode(chunk, { stream: true }));
    }
    const end = await shell.ended;
    this.#shell = undefined;
    if (this.#closing.signal.aborted) return;
    const how = end.kind === "disconnected" ? `was disconnected: ${end.why}` : "ended";
    this.#around.write(`\r\n${this.#banner(`the shell ${how}. Press Enter for a new one`)}`);
  }

  #banner(text: string): string {
    return banner(text, this.#size.columns);
  }
}
