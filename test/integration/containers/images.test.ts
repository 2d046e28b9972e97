// Images of a real podman, and pulls from a real registry.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { Outcome } from "../../../src/core/failure.ts";
import type { ImageStore } from "../../../src/core/imageStore.ts";
import { run, runToSuccess } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { parts, without } from "../../support/parts.ts";

const signal = new AbortController().signal;

describe("The images of podman", { skip: without("engine", "images", "registry") }, () => {
  let images: ImageStore;
  let pushed = "";
  let large = "";
  let digest = "";

  before(async () => {
    const environment = { CONTAINER_HOST: `unix://${parts.engine!.socket}` };
    const source = containersSource(() => ({ engine: "auto", extraLabels: [] }), environment);
    images = value(await source.imageStore(signal));
    large = `${parts.registry!.address}/ck/ioc-demo-developer:1`;
    pushed = `${parts.registry!.address}/ck/ioc-demo-runtime:1`;
    await publish(parts.images!.runtime, pushed);
    await publish(parts.images!.developer, large);
  });
  after(async () => {
    await podman("rmi", "--ignore", pushed, `${pushed.replace(/:1$/, "")}@${digest}`, large);
  });

  test("an image tells its id, digests and variables; one that is not there is not found", async () => {
    const facts = value(await images.inspect(parts.images!.runtime, signal));
    assert.match(facts.id, /^sha256:[0-9a-f]{64}$/);
    assert.ok(facts.digests.every((digest) => /^sha256:[0-9a-f]{64}$/.test(digest)));
    assert.equal(facts.environment["IOC"], "/epics/ioc");
    for (const name of ["localhost/ck-no-such:1", "Not An Image?"]) {
      assert.equal(kind(await images.inspect(name, signal)), "notFound");
    }
  });

  test("a pull shows each layer and gives the image under its digest", async () => {
    const lines: string[] = [];
    const facts = value(await images.pull(pushed, (line) => lines.push(line), signal));
    assert.ok(lines.length > 0 && lines.every((line) => /^\S.*\S$/.test(line)), lines.join("\n"));
    digest = await registryDigest("ck/ioc-demo-runtime", "1");
    assert.ok(facts.digests.includes(digest), JSON.stringify([facts, digest]));
    assert.ok(
      value(await images.pull(`${parts.registry!.address}/ck/ioc-demo-runtime@${digest}`, () => undefined, signal)),
    );
    assert.equal((await images.inspect(`${pushed}@${digest}`, signal)).ok, true);
  });

  test("its command line pulls it too", async () => {
    const command = { ...images.pullCommand(pushed), environment: parts.engine!.environment };
    await podman("rmi", pushed);
    const outcome = await runToSuccess(run, command, { doing: "pull", signal });
    assert.ok(outcome.ok, JSON.stringify(outcome));
    value(await images.inspect(pushed, signal));
  });

  test("a pull that cannot be says why: no such tag, no such registry, no access", async () => {
    const pull = (image: string): Promise<Outcome<unknown>> => images.pull(image, () => undefined, signal);
    assert.equal(kind(await pull(`${parts.registry!.address}/ck/ioc-demo-runtime:no-such`)), "notFound");
    assert.equal(kind(await pull(`${parts.registry!.address}/ck/no-such:1`)), "notFound");
    assert.equal(kind(await pull("127.0.0.1:1/ck/ioc:1")), "unreachable");
  });

  test("a pull is cancelled at once", async () => {
    const cancel = new AbortController();
    const pulling = images.pull(large, () => cancel.abort(), cancel.signal);
    assert.equal(kind(await pulling), "cancelled");
    const before = new AbortController();
    before.abort();
    assert.equal(kind(await images.pull(large, () => undefined, before.signal)), "cancelled");
  });

  test("a folder is read through its links into the support modules", async () => {
    const files = value(await images.readFolder(parts.images!.runtime, "/epics/ibek-defs", signal));
    const expected = await podman(
      "run",
      "--rm",
      "--network",
      "none",
      parts.images!.runtime,
      "bash",
      "-c",
      "ls /epics/ibek-defs; wc -c </epics/ibek-defs/demo.ibek.support.yaml",
    );
    assert.deepEqual(
      [
        ...files.map(({ name }) => name).sort(),
        String(files.find(({ name }) => name.startsWith("demo."))?.content.length),
      ],
      expected.split("\n"),
    );
    assert.equal(kind(await images.readFolder(parts.images!.runtime, "/epics/no-such", signal)), "notFound");
    assert.equal(kind(await images.readFolder("localhost/ck-no-such:1", "/epics", signal)), "notFound");
  });

  test("a folder's own files are read, not those below, links that lead nowhere are left out, and no container stays", async (t) => {
    const base = parts.images!.runtime;
    const name = "ck-links-01";
    const script =
      "mkdir -p /d/sub && cd /d && echo one >one && echo two >sub/two && ln -s sub/two two && ln -s two three && ln -s nowhere four && ln -s five five && ln -s /d/sub six && ln /d/one seven && touch empty";
    t.after(async () => {
      await podman("rm", "--force", "--time", "0", name);
      await podman("rmi", "localhost/ck-links:1");
    });
    await podman("run", "--name", name, "--network", "none", base, "bash", "-c", script);
    await podman("commit", "--quiet", name, "localhost/ck-links:1");
    const files = value(await images.readFolder("localhost/ck-links:1", "/d", signal));
    assert.equal(kind(await images.readFolder("localhost/ck-links:1", "/no-such", signal)), "notFound");
    assert.equal(await podman("ps", "--all", "--quiet", "--filter", "ancestor=localhost/ck-links:1"), "");
    const texts = files.map((file) => [file.name, Buffer.from(file.content).toString()]);
    assert.deepEqual(texts.sort(), [
      ["empty", ""],
      ["one", "one\n"],
      ["seven", "one\n"],
      ["three", "two\n"],
      ["two", "two\n"],
    ]);
  });
});

/** Pushes an image of this test's own, so that removing what was pulled takes nothing from other tests. */
async function publish(base: string, name: string): Promise<void> {
  const container = await podman("create", "--network", "none", base);
  await podman("commit", "--quiet", "--change", `ENV CK_IMAGE=${name}`, container, name);
  await podman("rm", container);
  await podman("push", "--quiet", "--tls-verify=false", name);
  await podman("rmi", name);
}

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.failure));
  return outcome.value;
}

function kind(outcome: Outcome<unknown>): string {
  return outcome.ok ? "succeeded" : outcome.failure.kind;
}

async function registryDigest(path: string, tag: string): Promise<string> {
  const accept = "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";
  const address = `http://${parts.registry!.address}/v2/${path}/manifests/${tag}`;
  return (await fetch(address, { method: "HEAD", headers: { accept } })).headers.get("docker-content-digest") ?? "";
}
