import assert from "node:assert/strict";
import { test } from "node:test";
import { readContainer, type ContainerFacts } from "../../../../src/runtimes/containers/containerFacts.ts";
import { iocOf, isIoc, NOT_AN_IOC } from "../../../../src/runtimes/containers/iocContainer.ts";

/** As podman 4 answers, shortened. */
const ANSWER = {
  Id: "b5be25bb3ffb",
  Name: "/bl01t-ea-test-01",
  Created: "2026-11-23T06:04:40.762099925Z",
  Image: "sha256:3bfef8ac",
  RestartCount: 2,
  State: {
    Status: "running",
    ExitCode: 139,
    OOMKilled: false,
    Error: "",
    StartedAt: "2026-11-23T06:04:40.855690644Z",
    FinishedAt: "2026-11-23T06:04:39.1Z",
    Health: { Status: "" },
  },
  Config: {
    Image: "ghcr.io/org/ioc-test-runtime:2026.11.1",
    Env: ["PATH=/usr/bin", "IOC=/epics/ioc"],
    Labels: { version: "1" },
    Tty: true,
    OpenStdin: true,
    StopTimeout: 30,
  },
};

function facts(changes: Partial<ContainerFacts>): ContainerFacts {
  const read = readContainer(ANSWER);
  assert.ok(read);
  return { ...read, variables: [], labels: {}, ...changes };
}

test("a container is read from the engine's answer", () => {
  assert.deepEqual(readContainer(ANSWER), {
    id: "b5be25bb3ffb",
    name: "bl01t-ea-test-01",
    image: "ghcr.io/org/ioc-test-runtime:2026.11.1",
    imageId: "sha256:3bfef8ac",
    createdAt: "2026-11-23T06:04:40.762Z",
    labels: { version: "1" },
    variables: ["PATH", "IOC"],
    hasTerminal: true,
    hasInput: true,
    restarts: 2,
    stopSeconds: 30,
    life: {
      status: "running",
      exitCode: 139,
      outOfMemory: false,
      error: undefined,
      startedAt: "2026-11-23T06:04:40.855Z",
      finishedAt: "2026-11-23T06:04:39.100Z",
      health: undefined,
    },
  });
});

test("an answer of another shape is no container, and the year 1 is never", () => {
  for (const answer of [undefined, null, "x", {}, { Id: "1" }, { Id: "1", Name: "/a", State: "running" }]) {
    assert.equal(readContainer(answer), undefined);
  }
  const never = readContainer({ Id: "1", Name: "/a", Created: "soon", State: { StartedAt: "0001-01-01T00:00:00Z" } });
  assert.deepEqual([never?.createdAt, never?.life.startedAt, never?.life.status], [undefined, undefined, "unknown"]);
});

const CASES: readonly (readonly [string, Partial<ContainerFacts>, readonly string[], boolean])[] = [
  ["the label is_ioc", { labels: { is_ioc: "true" } }, [], true],
  ["the label is_IOC with True", { labels: { is_IOC: "True" } }, [], true],
  ["the label ioc", { labels: { ioc: "true" } }, [], true],
  ["our own label", { labels: { "epics-ioc.instance": "bl01t-ea-test-01" } }, [], true],
  ["an image that sets IOC", { variables: ["IOC"] }, [], true],
  ["nothing", {}, [], false],
  ["an image that sets IOC, and a label that says no", { variables: ["IOC"], labels: NOT_AN_IOC }, [], false],
  ["a dev container's label and IOC", { variables: ["IOC"], labels: { "devcontainer.local_folder": "/w" } }, [], false],
  [
    "a dev container's label and our own",
    { labels: { "devcontainer.local_folder": "/w", "epics-ioc.instance": "a" } },
    [],
    true,
  ],
  ["a label of the settings", { labels: { beamline: "p47" } }, ["beamline"], true],
  ["a label and value of the settings", { labels: { beamline: "p47" } }, ["beamline=p47"], true],
  ["another value than that of the settings", { labels: { beamline: "p48" } }, ["beamline=p47"], false],
];

for (const [name, changes, extra, expected] of CASES) {
  test(`a container with ${name} is ${expected ? "an" : "no"} IOC`, () => {
    assert.equal(isIoc(facts(changes), extra), expected);
  });
}

test("a running IOC tells what runs and how it ended last", () => {
  assert.deepEqual(iocOf(facts({}), "containers:podman", "sha256:6940"), {
    ref: { runtime: "containers:podman", name: "bl01t-ea-test-01" },
    state: { kind: "running", since: "2026-11-23T06:04:40.855Z", ready: true },
    image: "ghcr.io/org/ioc-test-runtime:2026.11.1",
    digest: "sha256:6940",
    node: undefined,
    restarts: 2,
    createdAt: "2026-11-23T06:04:40.762Z",
    lastFailure: "exit 139 (SIGSEGV), 2026-11-23T06:04:39.100Z",
    devContainer: false,
    refused: {},
  });
});

test("an IOC that was stopped has not failed, and runs nothing", () => {
  const { life } = facts({});
  const ioc = iocOf(facts({ life: { ...life, status: "exited", exitCode: 137 } }), "containers:podman", "sha256:6940");
  assert.deepEqual([ioc.state, ioc.lastFailure, ioc.digest], [{ kind: "stopped" }, undefined, undefined]);
});
