import assert from "node:assert/strict";
import { test } from "node:test";
import { isAnotherRun, runOf } from "../../../src/iocOutput/iocRun.ts";
import type { IocState } from "../../../src/core/iocState.ts";
import { fakeIoc } from "../../support/fakeRuntime.ts";

const first: IocState = { kind: "running", since: "2026-11-02T08:00:00Z", ready: true };
const second: IocState = { kind: "running", since: "2026-11-02T09:00:00Z", ready: true };
const crashed: IocState = { kind: "failed", reason: "crash loop · exit 1" };

function another(known: IocState, restartsKnown: number, now: IocState, restartsNow: number): boolean {
  const run = (state: IocState, restarts: number) => runOf(fakeIoc("va-ioc", { state, restarts }));
  return isAnotherRun(run(known, restartsKnown), run(now, restartsNow));
}

test("an IOC that goes on running is in the same life", () => assert.equal(another(first, 0, first, 0), false));
test("an IOC that became ready is in the same life", () =>
  assert.equal(another({ ...first, ready: false }, 0, first, 0), false));
test("a restarted container is another life", () => assert.equal(another(first, 0, second, 1), true));
test("a replaced pod is another life, though it counts no restart", () =>
  assert.equal(another(first, 0, second, 0), true));
test("the crash of a life belongs to it", () => assert.equal(another(first, 0, crashed, 0), false));
test("the next crash of a loop is another life", () => assert.equal(another(crashed, 3, crashed, 4), true));
test("running after a crash is another life", () => assert.equal(another(crashed, 0, first, 0), true));
test("a stopped IOC is no life", () => assert.equal(another(first, 0, { kind: "stopped" }, 0), false));
