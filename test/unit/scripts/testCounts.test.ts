import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import { default as countTests } from "../../../scripts/testCounts.ts";

interface Event {
  readonly type: string;
  readonly data: { readonly skip?: string | boolean; readonly details: { readonly type?: string } };
}

async function counted(events: readonly Event[]): Promise<unknown> {
  const stream = Readable.from(events) as AsyncIterable<never>;
  let text = "";
  for await (const part of countTests(stream)) text += part;
  return JSON.parse(text);
}

const passed: Event = { type: "test:pass", data: { details: {} } };
const failed: Event = { type: "test:fail", data: { details: {} } };

test("tests count as passed, failed or left out", async () => {
  const leftOut: Event = { type: "test:pass", data: { details: {}, skip: "left out: needs cluster" } };
  assert.deepEqual(await counted([passed, passed, failed, leftOut]), { passed: 2, failed: 1, skipped: 1 });
});

test("a suite does not count beside its tests", async () => {
  const suite: Event = { type: "test:fail", data: { details: { type: "suite" } } };
  assert.deepEqual(await counted([passed, failed, suite]), { passed: 1, failed: 1, skipped: 0 });
});

test("a suite that is left out counts once, for its tests are not even named", async () => {
  const suite: Event = { type: "test:pass", data: { details: { type: "suite" }, skip: true } };
  assert.deepEqual(await counted([suite]), { passed: 0, failed: 0, skipped: 1 });
});

test("what the runner only tells on the way does not count", async () => {
  const start: Event = { type: "test:start", data: { details: {} } };
  assert.deepEqual(await counted([start, passed]), { passed: 1, failed: 0, skipped: 0 });
});
