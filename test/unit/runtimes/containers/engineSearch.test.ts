import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, succeeded, type Failure } from "../../../../src/core/failure.ts";
import type { Run } from "../../../../src/processes/run.ts";
import { engineAt, noEngine, socketCandidates } from "../../../../src/runtimes/containers/engineSearch.ts";

const signal = new AbortController().signal;

/** A machine with these programs. */
function machine(...programs: readonly string[]): Run {
  return ({ program }, { doing }) =>
    Promise.resolve(
      programs.includes(program)
        ? succeeded({ exitCode: 0, stdout: `${program} version 1`, stderr: "" })
        : failed("toolMissing", doing, `${program} is not installed`),
    );
}

test("the person's own sockets are asked before the machine's", () => {
  const environment = {
    CONTAINER_HOST: "unix:///own/podman.sock",
    DOCKER_HOST: "tcp://elsewhere:2375",
    XDG_RUNTIME_DIR: "/run/user/1000",
  };
  assert.deepEqual(socketCandidates("auto", environment, "/home/me"), [
    "/own/podman.sock",
    "/run/user/1000/podman/podman.sock",
    "/run/podman/podman.sock",
    "/run/user/1000/docker.sock",
    "/var/run/docker.sock",
    "/home/me/.docker/run/docker.sock",
  ]);
});

test("a chosen engine leaves the other's sockets alone, a chosen socket all others", () => {
  assert.deepEqual(socketCandidates("podman", {}, "/home/me"), ["/run/podman/podman.sock"]);
  const docker = socketCandidates("docker", { DOCKER_HOST: "unix:///own.sock" }, "/home/me");
  assert.deepEqual(docker, ["/own.sock", "/var/run/docker.sock", "/home/me/.docker/run/docker.sock"]);
  assert.deepEqual(socketCandidates("unix:///tmp/a.sock", {}, "/home/me"), ["/tmp/a.sock"]);
  assert.deepEqual(socketCandidates("/tmp/a.sock", {}, "/home/me"), ["/tmp/a.sock"]);
});

const silent: Failure = { kind: "unreachable", doing: "find podman or docker", why: "connect ENOENT" };

for (const [name, setting, failures, programs, kind, words] of [
  ["nothing installed", "auto", [silent], [], "toolMissing", /neither podman nor docker is installed: install podman/],
  ["podman chosen and not installed", "podman", [silent], ["docker"], "toolMissing", /^podman is not installed/],
  ["docker installed and stopped", "auto", [silent], ["docker"], "unreachable", /start it/],
  [
    "a chosen socket nobody listens on",
    "/tmp/a.sock",
    [silent],
    ["docker"],
    "unreachable",
    /nothing listens on \/tmp\/a.sock/,
  ],
  [
    "a socket one may not use",
    "auto",
    [silent, { ...silent, kind: "notAuthorised", why: "connect EACCES /var/run/docker.sock" }],
    ["docker"],
    "notAuthorised",
    /docker.sock/,
  ],
] as const) {
  test(`${name}: one sentence and a next step`, async () => {
    const outcome = await noEngine(setting, failures, machine(...programs), signal);
    assert.ok(!outcome.ok);
    assert.equal(outcome.failure.kind, kind);
    assert.match(outcome.failure.why, words);
  });
}

test("DOCKER_HOST does not draw the client away from the chosen socket, and one that is no address is a failure", async (t) => {
  const before = process.env["DOCKER_HOST"];
  t.after(() => {
    if (before === undefined) delete process.env["DOCKER_HOST"];
    else process.env["DOCKER_HOST"] = before;
  });
  const revive = (): Promise<void> => Promise.resolve();
  for (const [address, kind] of [
    ["tcp://127.0.0.1:1", "unreachable"],
    ["tcp://[", "unexpectedOutput"],
  ] as const) {
    process.env["DOCKER_HOST"] = address;
    const outcome = await engineAt("/no/such/folder/podman.sock", revive, signal);
    assert.ok(!outcome.ok);
    assert.equal(outcome.failure.kind, kind);
    assert.match(outcome.failure.why, /podman\.sock|DOCKER_HOST/);
  }
});
