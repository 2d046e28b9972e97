import assert from "node:assert/strict";
import { test } from "node:test";
import { demultiplex } from "../../../../src/runtimes/containers/demultiplex.ts";
import { afterBytes, TailFinder } from "../../../../src/runtimes/containers/tailOfLog.ts";

function frame(channel: number, text: string): Buffer {
  const header = Buffer.alloc(8);
  header[0] = channel;
  header.writeUInt32BE(Buffer.byteLength(text), 4);
  return Buffer.concat([header, Buffer.from(text)]);
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function text(output: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of output) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

for (const size of [1, 3, 8, 9, 1000]) {
  test(`frames that arrive in pieces of ${size} bytes become one text`, async () => {
    const bytes = Buffer.concat([frame(1, "epics> "), frame(2, ""), frame(2, "no such record\n"), frame(1, "µ\n")]);
    assert.equal(await text(demultiplex(pieces(bytes, size))), "epics> no such record\nµ\n");
  });

  for (const [lines, expected] of [
    [0, ""],
    [1, "epics> "],
    [2, "three\nepics> "],
    [4, "one\ntwo\nthree\nepics> "],
    [9, "one\ntwo\nthree\nepics> "],
  ] as const) {
    test(`the last ${lines} lines of a log read in pieces of ${size} bytes end with the unfinished one`, async () => {
      const log = Buffer.from("one\ntwo\nthree\nepics> ");
      const tail = new TailFinder(lines);
      for await (const chunk of pieces(log, size)) tail.take(chunk);
      assert.equal(await text(afterBytes(pieces(log, size), tail.start())), expected);
    });
  }
}

test("the last lines of a log that ends with a line are whole ones", () => {
  const starts = [1, 2, 3].map((lines) => {
    const tail = new TailFinder(lines);
    tail.take(Buffer.from("one\ntwo\n"));
    return tail.start();
  });
  assert.deepEqual(starts, [4, 0, 0]);
  assert.equal(new TailFinder(5).start(), 0);
});
