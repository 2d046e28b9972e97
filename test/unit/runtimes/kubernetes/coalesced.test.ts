import assert from "node:assert/strict";
import { mock, test } from "node:test";
import { coalesced } from "../../../../src/runtimes/kubernetes/coalesced.ts";

test("a burst of changes is told at once and once more at its end", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const act = mock.fn();
  const ask = coalesced(act, 250, new AbortController().signal);
  for (let change = 0; change < 100; change += 1) ask();
  assert.equal(act.mock.callCount(), 1);
  context.mock.timers.tick(250);
  assert.equal(act.mock.callCount(), 2);
  context.mock.timers.tick(10_000);
  assert.equal(act.mock.callCount(), 2);
  ask();
  assert.equal(act.mock.callCount(), 3);
});

test("nothing is told after the end", (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const act = mock.fn();
  const abort = new AbortController();
  const ask = coalesced(act, 250, abort.signal);
  ask();
  ask();
  abort.abort();
  context.mock.timers.tick(250);
  ask();
  assert.equal(act.mock.callCount(), 1);
});
