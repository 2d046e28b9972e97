import assert from "node:assert/strict";
import { test } from "node:test";
import { iocsOf, pictureOf } from "../../../../src/runtimes/kubernetes/namespaceWatch.ts";
import {
  readPod,
  readWorkload,
  type Pod,
  type Workload,
  type WorkloadKind,
} from "../../../../src/runtimes/kubernetes/records.ts";
import { refusedBy } from "../../../../src/runtimes/kubernetes/rights.ts";
import { pod, statefulSet, type PodShape } from "../../../support/kubernetes/apiObjects.ts";

const FINDINGS = { failedCreates: new Map<string, string>(), lostNodes: new Map<string, string>() };
const workload = (name: string, kind: WorkloadKind = "StatefulSet"): Workload => readWorkload(kind, statefulSet(name))!;
const podOf = (name: string, shape: PodShape): Pod => readPod(pod(name, shape))!;
const iocs = (workloads: readonly Workload[], pods: readonly Pod[]) =>
  iocsOf("kubernetes:argus/p47-beamline", workloads, pods, FINDINGS, new Set(), "p47-beamline");
const running = { running: { startedAt: "2026-11-02T08:00:00Z" } };

test("an IOC carries the facts of its own container, not of the one beside it", () => {
  const last = { exitCode: 139, reason: "Error", finishedAt: "2026-11-02T07:59:44Z" };
  const pods = [podOf("ioc-01", { state: running, ready: true, restarts: 3, last })];
  assert.deepEqual(iocs([workload("ioc-01")], pods), [
    {
      ref: { runtime: "kubernetes:argus/p47-beamline", name: "ioc-01" },
      state: { kind: "running", since: "2026-11-02T08:00:00Z", ready: true },
      image: "localhost/ioc:2026.6.1",
      digest: `sha256:${"ab".repeat(32)}`,
      node: "node1",
      restarts: 3,
      createdAt: "2026-11-01T00:00:00Z",
      lastFailure: "exit 139 (SIGSEGV), 2026-11-02T07:59:44Z",
      devContainer: false,
      refused: {},
    },
  ]);
});

test("a stopped IOC still has the image it would run", () => {
  const [ioc] = iocs([workload("ioc-01")], []);
  assert.deepEqual([ioc?.image, ioc?.digest, ioc?.node], ["localhost/ioc:2026.6.1", undefined, undefined]);
});

test("a Deployment's pod is found through its ReplicaSet", () => {
  const owner = { kind: "ReplicaSet", name: "ioc-01-7c9f" };
  const pods = [podOf("ioc-01", { state: running, owner, labels: { "pod-template-hash": "7c9f" } })];
  assert.equal(iocs([workload("ioc-01", "Deployment")], pods)[0]?.state.kind, "running");
});

test("an IOC that carries both generations of labels is shown once, and so is one of both kinds", () => {
  const shown = iocs(
    [workload("ioc-01"), workload("ioc-01"), workload("ioc-01", "Deployment"), workload("ioc-02")],
    [],
  );
  assert.deepEqual(
    shown.map(({ ref }) => ref.name),
    ["ioc-01", "ioc-02"],
  );
});

test("pods of other owners do not speak for an IOC", () => {
  const pods = [
    podOf("ioc-02", { state: running }),
    podOf("ioc-01", { state: running, owner: { kind: "Job", name: "ioc-01" } }),
  ];
  assert.deepEqual(iocs([workload("ioc-01")], pods)[0]?.state, { kind: "starting", doing: "waiting for its pod" });
});

test("objects of an unexpected shape are passed over, not thrown at", () => {
  for (const value of [undefined, null, 3, "x", [], {}, { metadata: null }, { metadata: { name: 3 } }]) {
    assert.equal(readPod(value), undefined);
    assert.equal(readWorkload("StatefulSet", value), undefined);
  }
  assert.equal(
    readPod({ metadata: { name: "a", uid: "u" }, spec: { containers: "none" }, status: 7 })?.containers.length,
    0,
  );
});

const failure = { kind: "unreachable", doing: "list IOCs", why: "it refuses connections" } as const;
const earlier = new Date("2026-11-02T08:00:00Z");
const later = new Date("2026-11-02T08:00:07Z");

test("a picture waits until every part is there", () => {
  const parts = { workloads: [{ kind: "live", items: [] }], pods: [{ kind: "pending" }] } as const;
  assert.equal(pictureOf(parts, iocs), undefined);
});

test("one stale part makes the picture stale, as of the moment the first went stale", () => {
  const snapshot = pictureOf(
    {
      workloads: [{ kind: "stale", items: [workload("ioc-01")], asOf: later, failure }],
      pods: [{ kind: "stale", items: [], asOf: earlier, failure }],
    },
    iocs,
  );
  assert.deepEqual(snapshot, {
    kind: "stale",
    iocs: iocs([workload("ioc-01")], []),
    asOf: "2026-11-02T08:00:00.000Z",
    failure,
  });
});

test("a part that was never seen makes the picture unavailable", () => {
  const parts = { workloads: [{ kind: "unavailable", failure, since: earlier }], pods: [{ kind: "pending" }] } as const;
  assert.deepEqual(pictureOf(parts, iocs), { kind: "unavailable", failure, since: "2026-11-02T08:00:00.000Z" });
});

test("a denied right becomes a sentence that names it", () => {
  const denied = new Set(["patch statefulsets/scale", "create pods/exec"]);
  assert.deepEqual(refusedBy(denied, "StatefulSet", "p47-beamline"), {
    shell: "you may not create pods/exec in p47-beamline",
    start: "you may not patch statefulsets/scale in p47-beamline",
    stop: "you may not patch statefulsets/scale in p47-beamline",
  });
  assert.deepEqual(refusedBy(denied, "Deployment", "p47-beamline"), {
    shell: "you may not create pods/exec in p47-beamline",
  });
});

test("a console is refused only to someone who may neither execute nor attach", () => {
  const denied = new Set(["get pods/exec", "create pods/exec", "create pods/attach"]);
  assert.equal(
    refusedBy(denied, "StatefulSet", "p47-beamline").console,
    "you may not get pods/exec or create pods/exec in p47-beamline",
  );
});
