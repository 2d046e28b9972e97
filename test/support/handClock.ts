import type { Clock } from "../../src/core/clock.ts";

/** Time passes only when the test says so. */
export class HandClock implements Clock {
  #now: number;
  #due: { readonly at: number; readonly action: () => void }[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  now(): number {
    return this.#now;
  }

  after(milliseconds: number, action: () => void): () => void {
    const entry = { at: this.#now + milliseconds, action };
    this.#due.push(entry);
    return () => (this.#due = this.#due.filter((other) => other !== entry));
  }

  pass(milliseconds: number): void {
    this.#now += milliseconds;
    const due = this.#due.filter((entry) => entry.at <= this.#now);
    this.#due = this.#due.filter((entry) => entry.at > this.#now);
    for (const { action } of due) action();
  }
}
