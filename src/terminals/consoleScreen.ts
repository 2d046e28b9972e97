// Everything a console shows goes through here: the IOC's output, and our own lines between it.
import { DisplayedLine } from "../iocOutput/displayedLine.ts";
import { SafeOutput } from "./safeOutput.ts";

// eslint-disable-next-line no-control-regex -- names and errors come from outside
const CONTROL_CHARACTERS = /[\x00-\x1f\x7f-\x9f]+/g;
const START = "──";
const DIM = "\x1b[0;2m";
const YELLOW = "\x1b[0;33m";
const PLAIN = "\x1b[0m";

/** One of our own sentences, set off from the output; a terminal would break it in the middle of words. */
export function banner(text: string, columns: number, colour: string = DIM): string {
  const rows: string[] = [];
  let row: string = START;
  for (const word of text.replace(CONTROL_CHARACTERS, " ").split(/ +/)) {
    if (row.length > START.length && row.length + 1 + word.length > columns) {
      rows.push(row);
      row = " ".repeat(START.length);
    }
    row += ` ${word}`;
  }
  return `${colour}${[...rows, row].join("\r\n")}${PLAIN}\r\n`;
}

export class ConsoleScreen {
  readonly line: DisplayedLine;
  readonly #write: (text: string) => void;
  #columns: number;
  #safe = new SafeOutput();
  /** Our own sentence above the cursor; undefined once something came below it. */
  #lastSaid: string | undefined;

  constructor(write: (text: string) => void, columns: number) {
    this.#write = write;
    this.#columns = columns;
    this.line = new DisplayedLine(columns);
  }

  output(text: string): void {
    const safe = this.#safe.push(text);
    this.line.feed(safe);
    if (safe === "") return;
    this.#lastSaid = undefined;
    this.#write(safe);
  }

  resize(columns: number): void {
    this.#columns = columns;
    this.line.resize(columns);
  }

  /** Whether this is what was said last, with nothing below it. */
  endsWith(text: string): boolean {
    return this.#lastSaid === text;
  }

  /** Says something and shows the unfinished line again below it, so that typing goes on. */
  say(text: string): void {
    this.#between(text, DIM);
  }

  warn(text: string): void {
    this.#between(text, YELLOW);
  }

  /** Says that what was shown is over; what comes next begins on a line of its own. */
  end(text: string): void {
    const start = this.line.text === "" ? "" : "\r\n";
    this.line.clear();
    this.#safe = new SafeOutput();
    this.#lastSaid = text;
    this.#write(start + banner(text, this.#columns));
  }

  #between(text: string, colour: string): void {
    const start = this.line.text === "" ? "" : "\r\n";
    this.#lastSaid = text;
    this.#write(start + banner(text, this.#columns, colour) + this.line.redrawn());
  }
}
