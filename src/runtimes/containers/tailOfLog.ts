/** Finds where the last `lines` lines of a text begin, in bytes from its start. */
export class TailFinder {
  readonly #lines: number;
  /** Where each of the last lines begins, oldest first; one more than asked for, as the text may end with a line end. */
  readonly #starts: number[] = [0];
  #length = 0;

  constructor(lines: number) {
    this.#lines = lines;
  }

  take(chunk: Uint8Array): void {
    for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, at + 1)) {
      this.#starts.push(this.#length + at + 1);
      if (this.#starts.length > this.#lines + 1) this.#starts.shift();
    }
    this.#length += chunk.length;
  }

  start(): number {
    if (this.#lines === 0) return this.#length;
    // The last start is that of an unfinished line, or of none.
    const isWhole = this.#starts.at(-1) === this.#length;
    const keep = isWhole ? this.#lines + 1 : this.#lines;
    return this.#starts.at(-keep) ?? this.#starts[0] ?? 0;
  }
}

export async function* afterBytes(output: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array, void> {
  let left = count;
  for await (const chunk of output) {
    const rest = chunk.subarray(left);
    left = Math.max(0, left - chunk.length);
    if (rest.length > 0) yield rest;
  }
}
