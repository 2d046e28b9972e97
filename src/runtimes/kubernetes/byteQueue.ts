/** Bytes from a socket to whoever reads them, in order. Tells the socket to rest while much is unread, so a slow reader costs no memory. */
export class ByteQueue implements AsyncIterable<Uint8Array> {
  readonly #chunks: Uint8Array[] = [];
  readonly #flow: (go: boolean) => void;
  #unread = 0;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(flow: (go: boolean) => void) {
    this.#flow = flow;
  }

  push(chunk: Uint8Array): void {
    if (this.#ended || chunk.length === 0) return;
    this.#chunks.push(chunk);
    const before = this.#unread;
    this.#unread += chunk.length;
    if (before < MUCH_BYTES && this.#unread >= MUCH_BYTES) this.#flow(false);
    this.#wake?.();
  }

  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    for (;;) {
      const chunk = this.#chunks.shift();
      if (chunk) {
        const before = this.#unread;
        this.#unread -= chunk.length;
        if (before >= MUCH_BYTES && this.#unread < MUCH_BYTES) this.#flow(true);
        yield chunk;
      } else if (this.#ended) return;
      else await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }
}

const MUCH_BYTES = 1024 * 1024;
