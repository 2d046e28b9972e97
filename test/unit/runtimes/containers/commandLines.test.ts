import assert from "node:assert/strict";
import { test } from "node:test";
import { displayCommandLine } from "../../../../src/core/commandLine.ts";
import { IOC_ACTIONS } from "../../../../src/core/ioc.ts";
import {
  containerCommand,
  endJobCommand,
  jobCommand,
  pullCommand,
} from "../../../../src/runtimes/containers/commandLines.ts";
import { engineClient, type Engine } from "../../../../src/runtimes/containers/engine.ts";

const podman: Engine = {
  program: "podman",
  socket: "/run/a.sock",
  command: ["podman"],
  client: engineClient("/run/a.sock"),
  revive: () => Promise.resolve(),
};

test("each action has the line a person would type", () => {
  const lines = IOC_ACTIONS.map((action) => displayCommandLine(containerCommand(podman, action, "bl01t-ea-test-01")));
  assert.deepEqual(lines, [
    "podman attach bl01t-ea-test-01",
    "podman exec -it bl01t-ea-test-01 bash",
    "podman logs -f --tail 200 bl01t-ea-test-01",
    "podman start bl01t-ea-test-01",
    "podman stop bl01t-ea-test-01",
    "podman restart bl01t-ea-test-01",
  ]);
});

test("an engine chosen by its socket is named first", () => {
  const docker: Engine = { ...podman, program: "docker", command: ["docker", "--host", "unix:///run/a.sock"] };
  assert.equal(displayCommandLine(pullCommand(docker, "org/ioc:1")), "docker --host unix:///run/a.sock pull org/ioc:1");
});

test("a job sees one folder read-only and no network, pulls nothing, is no IOC of the tree and leaves no container", () => {
  const docker: Engine = { ...podman, program: "docker", command: ["docker", "--host", "unix:///run/a.sock"] };
  const job = {
    container: "epics-ioc-generate-1",
    program: "sh",
    args: ["-c", "ibek --version"],
    environment: { IOC_NAME: "bl01t; rm" },
    folder: { source: "/tmp/a b", target: "/config" },
  };
  assert.equal(
    displayCommandLine(jobCommand(docker, "org/ioc:1", job)),
    "docker --host unix:///run/a.sock run --rm --name=epics-ioc-generate-1 --network=none --pull=never " +
      "--security-opt=label=disable --mount 'type=bind,source=/tmp/a b,target=/config,readonly' --label=is_ioc=false " +
      "'--env=IOC_NAME=bl01t; rm' --entrypoint=sh org/ioc:1 -c 'ibek --version'",
  );
  const ends = [podman, docker].map((engine) => displayCommandLine(endJobCommand(engine, "epics-ioc-generate-1")));
  assert.deepEqual(ends, [
    "podman rm --force --time=0 epics-ioc-generate-1",
    "docker --host unix:///run/a.sock rm --force epics-ioc-generate-1",
  ]);
});
