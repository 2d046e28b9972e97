import { DisplayedLine } from "../iocOutput/displayedLine.ts";

/** Enough for a shift of a talkative IOC, small enough for an editor. */
const MOST_LINES = 10_000;
const DROPPED_AT_ONCE = 1000;

/** A log as plain text: what a terminal would show, without colours; bounded. */
export class LogText {
  readonly #unfinished = new DisplayedLine(Infinity);
  #lines: string[] = [];
  #dropped = 0;

  push(text: string): void {
    const [first = "", ...others] = text.split("\n");
    this.#unfinished.feed(first);
    for (const segment of others) {
      this.#add(this.#unfinished.text);
      this.#unfinished.feed(`\n${segment}`);
    }
  }

  /** One of our own lines, set off from the log. */
  say(sentence: string): void {
    if (this.#unfinished.text !== "") this.#add(this.#unfinished.text);
    this.#unfinished.clear();
    this.#add(`── ${sentence} ──`);
  }

  get text(): string {
    const start = this.#dropped === 0 ? [] : [`── ${this.#dropped} earlier lines are not shown ──`];
    return [...start, ...this.#lines, this.#unfinished.text].join("\n");
  }

  #add(line: string): void {
    this.#lines.push(line.trimEnd());
    if (this.#lines.length <= MOST_LINES) return;
    this.#lines = this.#lines.slice(DROPPED_AT_ONCE);
    this.#dropped += DROPPED_AT_ONCE;
  }
}
