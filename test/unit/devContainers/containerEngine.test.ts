import assert from "node:assert/strict";
import { test } from "node:test";
import { engineOf, remoteUser } from "../../../src/devContainers/containerEngine.ts";
import { FakeImages } from "./fakes.ts";

function imagesOf(program: string, ...before: readonly string[]): FakeImages {
  return Object.assign(new FakeImages({}), {
    pullCommand: (name: string) => ({ program, args: [...before, "pull", name] }),
  });
}

test("our containers are made by the engine that has the images, also at a socket of its own", () => {
  assert.deepEqual(engineOf(imagesOf("podman")), { program: "podman", environment: {} });
  assert.deepEqual(engineOf(imagesOf("podman", "--url", "unix:///run/other.sock")), {
    program: "podman",
    environment: { CONTAINER_HOST: "unix:///run/other.sock" },
  });
  assert.deepEqual(engineOf(imagesOf("docker", "--host", "unix:///run/d.sock")), {
    program: "docker",
    environment: { DOCKER_HOST: "unix:///run/d.sock" },
  });
});

test("a person is root under podman, and under Docker whom EC_REMOTE_USER names", () => {
  const podman = { program: "podman", environment: {} };
  assert.equal(remoteUser(podman, { EC_REMOTE_USER: "me" }), "root");
  assert.equal(remoteUser({ program: "/usr/bin/podman-remote", environment: {} }, { EC_REMOTE_USER: "me" }), "root");
  const docker = { program: "docker", environment: {} };
  assert.equal(remoteUser(docker, { EC_REMOTE_USER: "me" }), "me");
  assert.equal(remoteUser(docker, { EC_REMOTE_USER: "" }), "root");
  assert.equal(remoteUser(docker, {}), "root");
});
