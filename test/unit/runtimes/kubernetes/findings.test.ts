import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { doubtsAbout, lookInto } from "../../../../src/runtimes/kubernetes/findings.ts";
import { readPod, readWorkload } from "../../../../src/runtimes/kubernetes/records.ts";
import { pod, statefulSet, type PodShape } from "../../../support/kubernetes/apiObjects.ts";
import { FakeApiServer, json, refusal } from "../../../support/kubernetes/fakeApiServer.ts";

const signal = new AbortController().signal;
const podOf = (name: string, shape: PodShape) => readPod(pod(name, shape))!;
const setOf = (name: string, replicas: number) => readWorkload("StatefulSet", statefulSet(name, { replicas }))!;
const running = { running: {} };

describe("What a watch cannot tell", () => {
  const server = new FakeApiServer();
  before(() => server.start());
  after(() => server.remove());

  test("is asked only about IOCs without their pod and about nodes of pods that are not ready", () => {
    const workloads = [setOf("fine", 1), setOf("stopped", 0), setOf("missing", 1)];
    const pods = [
      podOf("fine", { state: running, ready: true, node: "node1" }),
      podOf("unready", { state: running, ready: false, node: "node2" }),
      podOf("going", { state: running, ready: false, deleted: true, node: "node3" }),
      podOf("pending", { phase: "Pending", node: "node4" }),
    ];
    assert.deepEqual(doubtsAbout(workloads, pods), { workloads: ["missing"], nodes: ["node2", "node3"] });
  });

  test("is the latest event that no pod could be made, and since when a node is silent", async () => {
    server.answer = (url, response) => {
      if (url.pathname.endsWith("/nodes/node1")) {
        json(response, {
          status: { conditions: [{ type: "Ready", status: "Unknown", lastTransitionTime: "2026-11-02T08:00:00Z" }] },
        });
      } else if (url.pathname.endsWith("/nodes/node2")) {
        json(response, {
          status: { conditions: [{ type: "Ready", status: "True", lastTransitionTime: "2026-11-02T08:00:00Z" }] },
        });
      } else {
        json(response, {
          items: [
            { lastTimestamp: "2026-11-02T08:00:00Z", message: "earlier" },
            { lastTimestamp: "2026-11-02T08:01:00Z", message: "exceeded quota" },
          ],
        });
      }
    };
    const found = await lookInto({ workloads: ["ioc-01"], nodes: ["node1", "node2"] }, server.api(), "p47", signal);
    assert.deepEqual([...found.failedCreates], [["ioc-01", "exceeded quota"]]);
    assert.deepEqual([...found.lostNodes], [["node1", "2026-11-02T08:00:00Z"]]);
  });

  test("stays open for someone who may not ask", async () => {
    server.answer = (_url, response) => refusal(response, 403, "forbidden");
    const found = await lookInto({ workloads: ["ioc-01"], nodes: ["node1"] }, server.api(), "p47", signal);
    assert.deepEqual([found.failedCreates.size, found.lostNodes.size], [0, 0]);
  });
});
