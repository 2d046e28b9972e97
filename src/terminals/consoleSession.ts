// The console of one IOC: opens as its followed log, which carries no input; control is taken and given back.
import type { Clock } from "../core/clock.ts";
import type { Failure } from "../core/failure.ts";
import { endWords, followWords, type Speaker } from "../iocOutput/followWords.ts";
import type { Console, StreamEnd, TerminalSize } from "../core/iocRuntime.ts";
import { isAnotherRun, runOf, type IocRun } from "../iocOutput/iocRun.ts";
import { LAST_WORDS_MS, LogFollower, type FollowEvent, type FoundIoc } from "../iocOutput/logFollower.ts";
import { ConsoleScreen } from "./consoleScreen.ts";
import { READ_ONLY_WORDS, RETRY_WORDS, controlWords, headerWords, type ConsoleMode } from "./consoleWords.ts";
import { ControlledConsole } from "./controlledConsole.ts";

export interface ConsoleSurroundings {
  /** The IOC as it is known now. */
  find(): FoundIoc | undefined;
  /** To the terminal. */
  write(text: string): void;
  modeChanged(mode: ConsoleMode): void;
  failureWords(failure: Failure): string;
  readonly clock: Clock;
}

const HISTORY_LINES = 200;
/** The history has come when the output pauses this long. */
const PAUSE_MS = 400;

export class ConsoleSession {
  readonly #name: string;
  readonly #around: ConsoleSurroundings;
  readonly #speaker: Speaker;
  readonly #screen: ConsoleScreen;
  readonly #follower: LogFollower;
  #size: TerminalSize;
  #mode: ConsoleMode = "reading";
  #control: ControlledConsole | undefined;
  /** The life of the IOC that control was taken of. */
  #run: IocRun | undefined;
  #isClosed = false;
  /** While control is being opened. */
  #opening: AbortController | undefined;
  /** What to do when the history has come. */
  #afterHistory: (() => void) | undefined;
  #cancelPause: (() => void) | undefined;
  #cancelRestart: (() => void) | undefined;
  #hintGiven = false;

  constructor(name: string, size: TerminalSize, around: ConsoleSurroundings) {
    this.#name = name;
    this.#size = size;
    this.#around = around;
    this.#speaker = { name, retry: RETRY_WORDS, failureWords: (failure) => around.failureWords(failure) };
    this.#screen = new ConsoleScreen((text) => around.write(text), size.columns);
    this.#follower = new LogFollower(() => around.find(), HISTORY_LINES, around.clock, {
      text: (text) => this.#logText(text),
      event: (event) => this.#logEvent(event),
    });
  }

  get mode(): ConsoleMode {
    return this.#mode;
  }

  open(startWith: "reading" | "controlling"): void {
    const found = this.#around.find();
    if (found) this.#screen.say(headerWords(found.ioc, found.runtime.place));
    this.#afterHistory =
      startWith === "reading" ? () => this.#screen.say(READ_ONLY_WORDS) : () => void this.takeControl();
    this.#follower.follow(HISTORY_LINES);
  }

  /** Keys or a paste, as the terminal gives them. */
  input(data: string): void {
    if (this.#control) this.#control.input(data);
    else if (this.#mode === "ended" && data.includes("\r")) this.reconnect();
    // A terminal answers questions in the output by itself; those answers begin with ESC and nobody typed them.
    else if (!this.#hintGiven && !data.startsWith("\x1b") && !this.#screen.endsWith(READ_ONLY_WORDS)) {
      this.#hintGiven = true;
      this.#screen.say(READ_ONLY_WORDS);
    }
  }

  resize(size: TerminalSize): void {
    this.#size = size;
    this.#screen.resize(size.columns);
    this.#control?.resize(size);
  }

  async takeControl(): Promise<void> {
    if (this.#control || this.#opening || this.#isClosed) return;
    const found = this.#around.find();
    const refused = found ? found.ioc.refused.console : "it is not known any more";
    if (!found || refused !== undefined) {
      this.#screen.warn(`no control over ${this.#name}: ${refused ?? ""}`);
      return;
    }
    const opening = new AbortController();
    this.#opening = opening;
    const opened = await found.runtime.openConsole(found.ioc, this.#size, opening.signal);
    this.#opening = undefined;
    if (opening.signal.aborted) {
      if (opened.ok) opened.value.close();
    } else if (opened.ok) this.#controlTaken(opened.value, runOf(found.ioc));
    else this.#screen.warn(this.#around.failureWords(opened.failure));
  }

  releaseControl(): void {
    if (!this.#control) return;
    this.#dropControl();
    this.#screen.say("control given back: read-only again");
    this.#setMode("reading");
    this.#follower.follow(0);
  }

  /** Reads the log anew; what is shown stays. */
  reconnect(): void {
    if (this.#control) return;
    this.#screen.end(`reading the log of ${this.#name} again, from its last ${HISTORY_LINES} lines`);
    this.#setMode("reading");
    this.#follower.follow(HISTORY_LINES);
  }

  storeChanged(): void {
    if (!this.#control) {
      this.#follower.storeChanged();
      return;
    }
    const found = this.#around.find();
    const now = found && runOf(found.ioc);
    if (this.#run?.since === undefined) this.#run = now;
    else if (isAnotherRun(this.#run, now)) {
      this.#cancelRestart ??= this.#around.clock.after(LAST_WORDS_MS, () => {
        this.#dropControl();
        this.#follower.awaitRestart(this.#run);
      });
    }
  }

  /** The tab was closed. The IOC notices nothing. */
  close(): void {
    this.#isClosed = true;
    this.#opening?.abort();
    this.#dropControl();
    this.#follower.stop();
    this.#cancelPause?.();
  }

  #controlTaken(console: Console, run: IocRun | undefined): void {
    this.#follower.stop();
    this.#cancelPause?.();
    this.#afterHistory = undefined;
    console.resize(this.#size);
    this.#screen.say(controlWords(console.reaches));
    this.#run = run;
    this.#control = new ControlledConsole(this.#name, console, this.#screen, this.#around.clock, {
      leave: () => this.releaseControl(),
      ended: (end) => this.#controlEnded(end),
    });
    this.#setMode("controlling");
  }

  #controlEnded(end: StreamEnd): void {
    this.#dropControl();
    this.#screen.end(endWords("the console", end, RETRY_WORDS, this.#around.clock.now()));
    this.#setMode("ended");
    this.#follower.awaitRestart(this.#run);
  }

  #dropControl(): void {
    this.#control?.close();
    this.#control = undefined;
    this.#cancelRestart?.();
    this.#cancelRestart = undefined;
    this.#hintGiven = false;
  }

  #logText(text: string): void {
    this.#screen.output(text);
    if (this.#afterHistory) this.#awaitPause();
  }

  #awaitPause(): void {
    this.#cancelPause?.();
    this.#cancelPause = this.#around.clock.after(PAUSE_MS, () => {
      const action = this.#afterHistory;
      this.#afterHistory = undefined;
      action?.();
    });
  }

  #logEvent(event: FollowEvent): void {
    if (event.kind === "following") {
      if (this.#afterHistory) this.#awaitPause();
      return;
    }
    this.#screen.end(followWords(event, this.#speaker, this.#around.clock.now()));
    this.#setMode(event.kind === "restarted" || event.kind === "started" ? "reading" : "ended");
  }

  #setMode(mode: ConsoleMode): void {
    if (this.#mode === mode) return;
    this.#mode = mode;
    this.#around.modeChanged(mode);
  }
}
