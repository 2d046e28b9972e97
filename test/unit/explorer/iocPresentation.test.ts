import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { IocState } from "../../../src/core/iocState.ts";
import { possibleActions, spokenLabel, stateIcon, tooltipFacts } from "../../../src/explorer/iocPresentation.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";

const place = { kind: "cluster", beamline: "p47-beamline", cluster: "argus" } as const;

describe("an IOC in the tree", () => {
  test("is spoken with its state and its place", () => {
    const ioc = fakeIoc("bl47p-va-ioc-01", { state: { kind: "failed", reason: "crash loop · exit 1" } });
    assert.equal(spokenLabel(ioc, place), "bl47p-va-ioc-01, failed: crash loop · exit 1, in p47-beamline on argus");
  });

  test("has an icon of its own for every state", () => {
    const states: readonly IocState[] = [
      { kind: "running", since: "", ready: true },
      { kind: "running", since: "", ready: false },
      { kind: "starting", doing: "" },
      { kind: "stopping" },
      { kind: "stopped" },
      { kind: "failed", reason: "" },
      { kind: "unknown", why: "" },
    ];
    assert.equal(new Set(states.map((state) => stateIcon(state).icon)).size, states.length);
  });

  test("tells the rest in its tooltip, with ages a person can read", () => {
    const now = Date.parse("2026-11-05T12:30:00.000Z");
    const ioc = fakeIoc("bl47p-va-ioc-01", {
      restarts: 2,
      lastFailure: "exit 139 (SIGSEGV)",
      refused: { stop: "you may not scale" },
    });
    assert.deepEqual(
      tooltipFacts(ioc, place, now).map(({ name, value }) => `${name}: ${value}`),
      [
        "State: running",
        "Running for: 3 d 4 h",
        "Restarts: 2",
        "Last failure: exit 139 (SIGSEGV)",
        "Image: localhost/ioc-demo-runtime:2026.11.1",
        "Node: node1",
        "Age: 3 d 4 h",
        "Where: p47-beamline on argus",
        "Not allowed: you may not scale",
      ],
    );
  });

  test("offers what its state, its runtime and the user's rights allow, and nothing else", () => {
    const runtime = new FakeRuntime([]);
    const stopped = fakeIoc("a", { state: { kind: "stopped" } });
    const refused = fakeIoc("b", { refused: { stop: "you may not scale", restart: "you may not delete pods" } });
    assert.deepEqual(possibleActions(fakeIoc("c"), runtime), ["console", "shell", "logs", "stop", "restart"]);
    assert.deepEqual(possibleActions(stopped, runtime), ["start"]);
    assert.deepEqual(possibleActions(refused, runtime), ["console", "shell", "logs"]);
  });
});
