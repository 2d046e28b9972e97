// Everything a console shows goes through here: the IOC's output, and our own lines between it.
import { DisplayedLine } from "../iocOutput/displayedLine.ts";
import { SafeOutput } from "./safeOutput.ts";

// eslint-disable-next-line no-control-regex -- names and errors come from outside
const CONTROL_CHARACTERS = /[\x00-\x1f\x7f-\x9f]+/g;
const DIM = "\x1b[0;2m";
const YELLOW = "\x1b[0;33m";
const PLAIN = "\x1b[0m";

/** One of our own lines, set off from the output. */
export function banner(text: string, colour: string = DIM): string {
  return `${colour}── ${text.replace(CONTROL_CHARACTERS, " ")} ──${PLAIN}\r\n`;
}

export class ConsoleScreen {
  readonly line: DisplayedLine;
  readonly #write: (text: string) => void;
  #safe = new SafeOutput();

  constructor(write: (text: string) => void, columns: number) {
    this.#write = write;
    this.line = new DisplayedLine(columns);
  }

  output(text: string): void {
    const safe = this.#safe.push(text);
    this.line.feed(safe);
    if (safe !== "") this.#write(safe);
  }

  /** Says something and shows the unfinished line again below it, so that typing goes on. */
  say(text: string): void {
    this.#between(banner(text));
  }

  warn(text: string): void {
    this.#between(banner(text, YELLOW));
  }

  /** Says that what was shown is over; what comes next begins on a line of its own. */
  end(text: string): void {
    const start = this.line.text === "" ? "" : "\r\n";
    this.line.clear();
    this.#safe = new SafeOutput();
    this.#write(start + banner(text));
  }

  #between(text: string): void {
    const start = this.line.text === "" ? "" : "\r\n";
    this.#write(start + text + this.line.redrawn());
  }
}
