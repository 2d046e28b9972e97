import assert from "node:assert/strict";
import { test } from "node:test";
import type { IocState } from "../../../../src/core/iocState.ts";
import type { ContainerLife } from "../../../../src/runtimes/containers/containerFacts.ts";
import { containerState } from "../../../../src/runtimes/containers/containerState.ts";

const SINCE = "2026-11-02T08:00:00.000Z";
const running: IocState = { kind: "running", since: SINCE, ready: true };

const TABLE: readonly (readonly [string, Partial<ContainerLife>, IocState])[] = [
  ["running", { status: "running" }, running],
  ["running and healthy", { status: "running", health: "healthy" }, running],
  ["running and unhealthy", { status: "running", health: "unhealthy" }, { ...running, ready: false }],
  [
    "running, health check not through yet",
    { status: "running", health: "starting" },
    { kind: "starting", doing: "waiting for its health check" },
  ],
  ["created", { status: "created", startedAt: undefined }, { kind: "stopped" }],
  ["created, in podman's words", { status: "configured", startedAt: undefined }, { kind: "stopped" }],
  [
    "created, but could not be started",
    { status: "created", error: "port 5064 is taken" },
    { kind: "failed", reason: "port 5064 is taken" },
  ],
  ["stopping", { status: "stopping" }, { kind: "stopping" }],
  ["being removed", { status: "removing" }, { kind: "stopping" }],
  ["exited with 0", { status: "exited" }, { kind: "stopped" }],
  ["stopped by SIGTERM", { status: "exited", exitCode: 143 }, { kind: "stopped" }],
  [
    "stopped by SIGKILL, as an IOC that does not heed SIGTERM is",
    { status: "exited", exitCode: 137 },
    { kind: "stopped" },
  ],
  ["stopped, in podman's words", { status: "stopped", exitCode: 137 }, { kind: "stopped" }],
  ["exited with 1", { status: "exited", exitCode: 1 }, { kind: "failed", reason: "exit 1" }],
  ["crashed", { status: "exited", exitCode: 139 }, { kind: "failed", reason: "exit 139 (SIGSEGV)" }],
  ["ended by Ctrl-C", { status: "exited", exitCode: 130 }, { kind: "failed", reason: "exit 130 (SIGINT)" }],
  [
    "out of memory",
    { status: "exited", exitCode: 137, outOfMemory: true },
    { kind: "failed", reason: "out of memory · exit 137 (SIGKILL)" },
  ],
  [
    "program not found",
    { status: "exited", exitCode: 127, error: "no such file" },
    { kind: "failed", reason: "no such file" },
  ],
  ["waiting to be restarted", { status: "restarting", exitCode: 1 }, { kind: "failed", reason: "crash loop · exit 1" }],
  ["dead", { status: "dead" }, { kind: "failed", reason: "dead: the engine could not remove it" }],
  ["paused", { status: "paused" }, { kind: "unknown", why: "paused" }],
  ["a status nobody has heard of", { status: "melting" }, { kind: "unknown", why: "melting" }],
];

for (const [name, life, expected] of TABLE) {
  test(`a container that is ${name} is shown as ${expected.kind}`, () => {
    const ordinary: ContainerLife = {
      status: "running",
      exitCode: 0,
      outOfMemory: false,
      error: undefined,
      startedAt: SINCE,
      finishedAt: undefined,
      health: undefined,
    };
    assert.deepEqual(containerState({ ...ordinary, ...life }), expected);
  });
}
