import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { IocState } from "../../../../src/core/iocState.ts";
import { readPod, readWorkload } from "../../../../src/runtimes/kubernetes/records.ts";
import { currentPod, stateOf, type Findings } from "../../../../src/runtimes/kubernetes/stateOf.ts";
import { pod, statefulSet, type PodShape } from "../../../support/kubernetes/apiObjects.ts";

const NOTHING: Findings = { failedCreates: new Map(), lostNodes: new Map() };

function state(replicas: number, shape?: PodShape, findings: Partial<Findings> = {}): IocState {
  const workload = readWorkload("StatefulSet", statefulSet("ioc-01", { replicas }))!;
  const pods = shape === undefined ? [] : [readPod(pod("ioc-01", shape))!];
  return stateOf(workload, currentPod(pods), { ...NOTHING, ...findings });
}

const SINCE = "2026-11-02T08:00:00Z";
const DIED = { exitCode: 1, reason: "Error", finishedAt: "2026-11-02T08:12:44Z" };
const running = { running: { startedAt: SINCE } };

const TABLE: readonly (readonly [seen: string, actual: IocState, expected: IocState])[] = [
  ["no replicas and no pod", state(0), { kind: "stopped" }],
  ["a pod that goes, with no replicas wanted", state(0, { state: running, deleted: true }), { kind: "stopping" }],
  [
    "a pod that goes, with a replica wanted",
    state(1, { state: running, deleted: true }),
    { kind: "starting", doing: "replacing its pod" },
  ],
  ["a replica wanted and no pod yet", state(1), { kind: "starting", doing: "waiting for its pod" }],
  [
    "an event that no pod could be made",
    state(1, undefined, { failedCreates: new Map([["ioc-01", "pods is forbidden:\n exceeded quota"]]) }),
    { kind: "failed", reason: "pods is forbidden: exceeded quota" },
  ],
  ["a pod without a node", state(1, { phase: "Pending", node: "" }), { kind: "starting", doing: "waiting for a node" }],
  [
    "the scheduler finds no node",
    state(1, { phase: "Pending", node: "", unschedulable: "0/2 nodes are available: 2 Insufficient cpu." }),
    { kind: "failed", reason: "no node fits: 0/2 nodes are available: 2 Insufficient cpu." },
  ],
  [
    "a node that has not answered yet",
    state(1, { phase: "Pending" }),
    { kind: "starting", doing: "waiting for node node1" },
  ],
  [
    "ContainerCreating on an old cluster",
    state(1, { state: { waiting: { reason: "ContainerCreating" } } }),
    { kind: "starting", doing: "creating its container" },
  ],
  [
    "ContainerCreating before the volumes are there",
    state(1, { state: { waiting: { reason: "ContainerCreating" } }, sandboxReady: "False" }),
    { kind: "starting", doing: "preparing volumes and network" },
  ],
  [
    "ContainerCreating after that",
    state(1, { state: { waiting: { reason: "ContainerCreating" } }, sandboxReady: "True" }),
    { kind: "starting", doing: "pulling image" },
  ],
  [
    "PodInitializing",
    state(1, { state: { waiting: { reason: "PodInitializing" } } }),
    { kind: "starting", doing: "running its init containers" },
  ],
  ...[
    "ErrImagePull",
    "ImagePullBackOff",
    "InvalidImageName",
    "CreateContainerError",
    "CreateContainerConfigError",
    "RunContainerError",
  ].map(
    (reason) =>
      [
        reason,
        state(1, { state: { waiting: { reason, message: "the registry says no" } } }),
        { kind: "failed", reason: `${reason}: the registry says no` },
      ] as const,
  ),
  [
    "a waiting reason nobody listed",
    state(1, { state: { waiting: { reason: "Hibernating", message: "until spring" } } }),
    { kind: "starting", doing: "Hibernating: until spring" },
  ],
  [
    "a crash loop",
    state(1, {
      state: {
        waiting: {
          reason: "CrashLoopBackOff",
          message: "back-off 1m20s restarting failed container=ioc-01 pod=ioc-01-0",
        },
      },
      last: DIED,
      restarts: 5,
    }),
    { kind: "failed", reason: "crash loop · exit 1 · 5 restarts · next try 2026-11-02T08:14:04Z" },
  ],
  [
    "terminated by a signal since the last look",
    state(1, { state: { terminated: { ...DIED, exitCode: 139 } }, restarts: 1 }),
    { kind: "failed", reason: "ended · exit 139 (SIGSEGV) · 1 restart" },
  ],
  [
    "out of memory",
    state(1, { state: { terminated: { ...DIED, exitCode: 137, reason: "OOMKilled" } } }),
    { kind: "failed", reason: "ended · OOMKilled (exit 137)" },
  ],
  [
    "an evicted pod",
    state(1, { phase: "Failed", reason: "Evicted", message: "The node was low on resource: memory." }),
    { kind: "failed", reason: "Evicted: The node was low on resource: memory." },
  ],
  [
    "an init container that fails",
    state(1, {
      state: { waiting: { reason: "PodInitializing" } },
      init: { waiting: { reason: "CrashLoopBackOff" } },
    }),
    { kind: "failed", reason: "init container prepare: crash loop" },
  ],
  [
    "running, with its startup probe not through",
    state(1, { state: running, startupProbe: true, started: false }),
    { kind: "starting", doing: "startup probe not yet through" },
  ],
  ["running and ready", state(1, { state: running, ready: true }), { kind: "running", since: SINCE, ready: true }],
  [
    "running and not ready",
    state(1, { state: running, ready: false }),
    { kind: "running", since: SINCE, ready: false },
  ],
  [
    "running on a node that fell silent",
    state(1, { state: running, ready: false }, { lostNodes: new Map([["node1", SINCE]]) }),
    { kind: "unknown", why: `node node1 lost since ${SINCE}` },
  ],
  [
    "to be deleted from a node that fell silent",
    state(1, { state: running, deleted: true }, { lostNodes: new Map([["node1", SINCE]]) }),
    { kind: "unknown", why: `node node1 lost since ${SINCE}` },
  ],
  [
    "phase Unknown",
    state(1, { phase: "Unknown", message: "Node node1 which was running pod is unresponsive" }),
    { kind: "unknown", why: "Node node1 which was running pod is unresponsive" },
  ],
];

describe("What the cluster shows becomes a state", () => {
  for (const [seen, actual, expected] of TABLE) test(seen, () => assert.deepEqual(actual, expected));

  test("a workload whose pods carry no IOC label is unknown, and says so", () => {
    const workload = readWorkload("StatefulSet", statefulSet("ioc-01", { podLabels: { app: "ioc-01" } }))!;
    assert.equal(stateOf(workload, undefined, NOTHING).kind, "unknown");
  });

  test("a Deployment says itself why it has no pod", () => {
    const value = statefulSet("ioc-01", {
      conditions: [{ type: "ReplicaFailure", status: "True", message: "no quota" }],
    });
    const workload = readWorkload("Deployment", value)!;
    assert.deepEqual(stateOf(workload, undefined, NOTHING), { kind: "failed", reason: "no quota" });
  });

  test("of two pods the newest that stays speaks for the IOC", () => {
    const pods = [
      pod("ioc-01", { createdAt: "2026-11-02T08:00:00Z", name: "old" }),
      pod("ioc-01", { createdAt: "2026-11-02T09:00:00Z", name: "new" }),
      pod("ioc-01", { createdAt: "2026-11-02T10:00:00Z", name: "going", deleted: true }),
    ].map((value) => readPod(value)!);
    assert.equal(currentPod(pods)?.name, "new");
  });
});
