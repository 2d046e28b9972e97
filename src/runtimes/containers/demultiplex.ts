const HEADER_BYTES = 8;

/**
 * Takes the frames off a stream of a container without a terminal: one byte for the channel (1 output, 2 errors), three
 * zeros, four bytes of length, then the text. Both channels come out as one, in order, as a terminal would show them.
 */
export async function* demultiplex(framed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let header = Buffer.alloc(0);
  let remaining = 0;
  for await (const chunk of framed) {
    let rest = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    while (rest.length > 0) {
      if (remaining === 0) {
        const missing = HEADER_BYTES - header.length;
        header = Buffer.concat([header, rest.subarray(0, missing)]);
        rest = rest.subarray(missing);
        if (header.length < HEADER_BYTES) break;
        remaining = header.readUInt32BE(4);
        header = Buffer.alloc(0);
      }
      const text = rest.subarray(0, remaining);
      if (text.length > 0) yield text;
      remaining -= text.length;
      rest = rest.subarray(text.length);
    }
  }
}
