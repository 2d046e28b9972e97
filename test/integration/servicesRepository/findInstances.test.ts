// On real folders, and on the services repositories of real beamlines.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { findInstances } from "../../../src/servicesRepository/findInstances.ts";
import { parts, without } from "../../support/parts.ts";

let root = "";
before(async () => {
  root = await mkdtemp(join(tmpdir(), "epics-ioc-repository-"));
});
after(() => rm(root, { recursive: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), text);
}

const quiet = new AbortController().signal;

test("instances of today's, the older and the compose layout are found; skeletons and other services are not", async () => {
  await write("p1/services/values.yaml", "global: {domain: p1, location: bl1}");
  await write("p1/services/bl1-mo-01/values.yaml", "ioc-instance: {image: 'ghcr.io/x/ioc-mo-runtime:1'}");
  await write("p1/services/bl1-mo-01/config/ioc.yaml", "");
  await write("p1/services/bl1-va-01/values.yaml", "ioc-instance: {image: 'ghcr.io/x/ioc-va-runtime:1'}");
  await write("p1/services/bl1-va-01/config/st.cmd", "");
  await write("p1/services/.ioc_template/config/ioc.yaml", "");
  await write("p1/services/gateway/values.yaml", "gateway: {image: 'ghcr.io/x/gateway:1'}");
  await write("p2/iocs/bl2-ea-01/values.yaml", "image: ghcr.io/x/ioc-ea-linux-runtime:1");
  await write("p2/iocs/bl2-ea-01/config/ioc.yaml", "");
  await write("p3/services/bl3-di-01/compose.yml", "services: {bl3-di-01: {image: 'ghcr.io/x/ioc-di-runtime:1'}}");
  await write("p3/services/bl3-di-01/config/ioc.yaml", "");
  const { instances, failures } = await findInstances([root], quiet);
  assert.deepEqual(failures, []);
  assert.deepEqual(
    instances.map(({ name, image }) => `${name} ${image ?? "no image"}`),
    [
      "bl1-mo-01 ghcr.io/x/ioc-mo-runtime:1",
      "bl1-va-01 ghcr.io/x/ioc-va-runtime:1",
      "bl2-ea-01 ghcr.io/x/ioc-ea-linux-runtime:1",
      "bl3-di-01 ghcr.io/x/ioc-di-runtime:1",
    ],
  );
  const [motion, vacuum] = instances;
  assert.equal(motion!.iocYaml, join(root, "p1/services/bl1-mo-01/config/ioc.yaml"));
  assert.equal(motion!.startupScript, undefined);
  assert.equal(motion!.environment["IOC_DOMAIN"], "p1");
  assert.equal(motion!.repository, join(root, "p1"));
  assert.equal(vacuum!.startupScript, join(root, "p1/services/bl1-va-01/config/st.cmd"));
});

test("opening the repository, its services folder or a single instance finds the same", async () => {
  for (const folder of ["p1", "p1/services", "p1/services/bl1-mo-01"]) {
    const { instances } = await findInstances([join(root, folder)], quiet);
    assert.deepEqual(
      instances.map(({ name }) => name),
      ["bl1-mo-01", "bl1-va-01"],
      folder,
    );
  }
});

test("broken values leave the instance without image and say which file is at fault", async () => {
  await write("broken/services/bl4-a/values.yaml", "ioc-instance: {image: 'ghcr.io/x/ioc-a-runtime:1'\n  oops: [");
  await write("broken/services/bl4-a/config/ioc.yaml", "");
  await write("broken/services/bl4-b/values.yaml", "ioc-instance: {image: 'NOT AN IMAGE'}");
  await write("broken/services/bl4-c/values.yaml", "\u0000\u0001\u0002");
  await write("broken/services/bl4-c/config/ioc.yaml", "");
  await write(
    "broken/services/bl4-d/values.yaml",
    `ioc-instance: {image: 'ghcr.io/x/y:1'}\n# ${"x".repeat(1_000_001)}`,
  );
  await write("broken/services/bl4-d/config/ioc.yaml", "");
  const { instances, failures } = await findInstances([join(root, "broken")], quiet);
  assert.deepEqual(
    instances.map(({ name, image }) => [name, image]),
    [
      ["bl4-a", undefined],
      ["bl4-b", undefined],
      ["bl4-c", undefined],
      ["bl4-d", undefined],
    ],
  );
  assert.equal(failures.length, 4);
  for (const [index, name] of ["bl4-a", "bl4-b", "bl4-c", "bl4-d"].entries()) {
    assert.ok(failures[index]?.doing.includes(join(root, "broken/services", name)), failures[index]?.doing);
  }
});

test("links are followed, a link to nowhere or in a circle does no harm", async () => {
  await write("links/store/real/values.yaml", "ioc-instance: {image: 'ghcr.io/x/ioc-l-runtime:1'}");
  await write("links/store/real/config/ioc.yaml", "");
  await mkdir(join(root, "links/services"), { recursive: true });
  await symlink("../store/real", join(root, "links/services/bl5-linked"));
  await symlink("../nowhere", join(root, "links/services/bl5-gone"));
  await symlink("..", join(root, "links/circle"));
  const { instances, failures } = await findInstances([join(root, "links")], quiet);
  assert.ok(instances.some(({ name, image }) => name === "bl5-linked" && image === "ghcr.io/x/ioc-l-runtime:1"));
  assert.equal(
    instances.some(({ name }) => name === "bl5-gone"),
    false,
  );
  assert.deepEqual(failures, []);
});

test("a missing folder has no instances, and a cancelled search says so", async () => {
  assert.deepEqual(await findInstances([join(root, "missing")], quiet), { instances: [], failures: [] });
  const { instances, failures } = await findInstances([root], AbortSignal.abort());
  assert.deepEqual(instances, []);
  assert.equal(failures[0]?.kind, "cancelled");
});

test("every instance of the real beamlines is found without complaint", { skip: without("corpus") }, async () => {
  const { instances, failures } = await findInstances([join(parts.corpus!, "epics-containers")], quiet);
  assert.deepEqual(failures, []);
  const named = new Map(
    instances.map((instance) => [`${instance.repository.split("/").at(-1)!}/${instance.name}`, instance]),
  );
  assert.equal(named.get("p47-services/bl47p-mo-ioc-01")?.image, "ghcr.io/epics-containers/ioc-pmac-runtime:2026.6.1");
  assert.equal(
    named.get("bl16i/blxxi-ea-ioc-01")?.image,
    "ghcr.io/epics-containers/ioc-adsimdetector-linux-runtime:2023.10.5",
  );
  assert.equal(
    named.get("example-services/bl01t-di-cam-01")?.image,
    "ghcr.io/epics-containers/ioc-adsimdetector-runtime:2025.4.2b1",
  );
  assert.equal(named.get("p47-services/bl47p-gateways"), undefined);
  assert.ok(instances.length > 40, `${instances.length} instances`);
});
