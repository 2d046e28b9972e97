import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, type Outcome } from "../../../src/core/failure.ts";
import { chooseImage, type ChosenImage } from "../../../src/devContainers/chooseImage.ts";
import type { Production } from "../../../src/devContainers/production.ts";
import { DIGEST, FakeImages, image, OTHER_DIGEST, ScriptedPerson } from "./fakes.ts";

const RUNTIME = "ghcr.io/x/ioc-pmac-runtime:2026.6.1";
const DEVELOPER = "ghcr.io/x/ioc-pmac-developer:2026.6.1";
const FOLDERS = { "/epics/ibek-defs": { "pmac.ibek.support.yaml": "a" }, "/epics/ioc/dbd": { "ioc.dbd": "b" } };
const DEV_DIGEST = `sha256:${"d".repeat(64)}`;

function running(): Production {
  return { image: RUNTIME, digest: DIGEST, knownFrom: "running in p47-beamline on argus", pinnedOtherwise: undefined };
}

function choose(
  images: FakeImages,
  production: Production = running(),
  person = new ScriptedPerson(),
): Promise<Outcome<ChosenImage>> {
  return chooseImage({
    production,
    mappings: [],
    images,
    dialogue: person,
    report: () => undefined,
    signal: new AbortController().signal,
  });
}

test("the developer image of the same tag is taken by digest and compared with what runs", async () => {
  const developer = image("id-dev", [DEV_DIGEST], FOLDERS);
  const images = new FakeImages({
    [RUNTIME]: image("id-run", [DIGEST], FOLDERS),
    [`ghcr.io/x/ioc-pmac-runtime@${DIGEST}`]: image("id-run", [DIGEST], FOLDERS),
    [DEVELOPER]: developer,
    [`ghcr.io/x/ioc-pmac-developer@${DEV_DIGEST}`]: developer,
  });
  assert.deepEqual(await choose(images), {
    ok: true,
    value: {
      reference: `ghcr.io/x/ioc-pmac-developer@${DEV_DIGEST}`,
      name: DEVELOPER,
      verdict: { kind: "sameRelease", compared: ["/epics/ibek-defs (1 file)", "/epics/ioc/dbd (1 file)"] },
    },
  });
  assert.deepEqual(images.pulled, []);
});

test("a tag that has moved since production started is fetched by digest, and what differs is said", async () => {
  const moved = image("id-new", [OTHER_DIGEST], { ...FOLDERS, "/epics/ioc/dbd": { "ioc.dbd": "new" } });
  const old = image("id-run", [DIGEST], FOLDERS);
  const images = new FakeImages(
    { [RUNTIME]: moved, [DEVELOPER]: image("id-dev", [], { ...FOLDERS, "/epics/ioc/dbd": { "ioc.dbd": "new" } }) },
    { [`ghcr.io/x/ioc-pmac-runtime@${DIGEST}`]: old },
  );
  const chosen = await choose(images);
  assert.ok(chosen.ok);
  assert.deepEqual(chosen.value.verdict, { kind: "differs", differences: ["/epics/ioc/dbd/ioc.dbd is different"] });
  assert.deepEqual(images.pulled, [`ghcr.io/x/ioc-pmac-runtime@${DIGEST}`]);
});

test("without a developer image production's own is offered, and is the same image", async () => {
  const own = image("id-run", [DIGEST]);
  const images = new FakeImages({ [RUNTIME]: own, [`ghcr.io/x/ioc-pmac-runtime@${DIGEST}`]: own });
  const person = new ScriptedPerson("Open Production's Image");
  const chosen = await choose(images, running(), person);
  assert.deepEqual(person.asked, [`There is no ${DEVELOPER} to open. Open ${RUNTIME} instead?`]);
  assert.deepEqual(chosen.ok && chosen.value, {
    reference: `ghcr.io/x/ioc-pmac-runtime@${DIGEST}`,
    name: RUNTIME,
    verdict: { kind: "sameImage", digest: DIGEST },
  });
});

test("declining production's own image ends quietly", async () => {
  const chosen = await choose(
    new FakeImages({ [RUNTIME]: image("id-run", [DIGEST]) }),
    running(),
    new ScriptedPerson(undefined),
  );
  assert.equal(!chosen.ok && chosen.failure.kind, "cancelled");
});

test("an image pinned by tag that runs nowhere is not called the same image", async () => {
  const images = new FakeImages({ "ghcr.io/x/special:1": image("id", [DIGEST]) });
  const production = {
    image: "ghcr.io/x/special:1",
    digest: undefined,
    knownFrom: "pinned in values.yaml",
    pinnedOtherwise: undefined,
  };
  const chosen = await choose(images, production);
  assert.equal(chosen.ok && chosen.value.verdict.kind, "sameRelease");
});

test("a production image that is to be had only by another digest is called different", async () => {
  const images = new FakeImages({
    [RUNTIME]: image("id-new", [OTHER_DIGEST], FOLDERS),
    [DEVELOPER]: image("id-dev", [], FOLDERS),
  });
  const chosen = await choose(images);
  assert.ok(chosen.ok);
  assert.deepEqual(chosen.value.verdict, {
    kind: "differs",
    differences: [`${RUNTIME} is now ${OTHER_DIGEST}, production runs ${DIGEST}`],
  });
});

test("an image that a cluster loaded from a file is recognised by its id", async () => {
  const images = new FakeImages({ "localhost/special:1": image(DIGEST, []) });
  const production = {
    image: "localhost/special:1",
    digest: DIGEST,
    knownFrom: "running in a on b",
    pinnedOtherwise: undefined,
  };
  const chosen = await choose(images, production);
  assert.deepEqual(chosen.ok && chosen.value.verdict, { kind: "sameImage", digest: DIGEST });
});

test("when production's image cannot be fetched the developer image opens, with an open verdict", async () => {
  const images = new FakeImages({ [DEVELOPER]: image("id-dev", [], FOLDERS) });
  const chosen = await choose(images);
  assert.deepEqual(chosen.ok && chosen.value.verdict, {
    kind: "unknown",
    why: "production's image could not be fetched to compare: manifest unknown",
  });
});

test("neither image to be had is a failure, and a cancelled pull stops everything", async () => {
  const nothing = await choose(new FakeImages({}));
  assert.equal(!nothing.ok && nothing.failure.kind, "notFound");
  const cancelled = new FakeImages(
    { [DEVELOPER]: image("id-dev", []) },
    { [RUNTIME]: failed("cancelled", "pull", "cancelled") },
  );
  const outcome = await choose(cancelled);
  assert.equal(!outcome.ok && outcome.failure.kind, "cancelled");
  assert.deepEqual(cancelled.pulled, [`ghcr.io/x/ioc-pmac-runtime@${DIGEST}`, RUNTIME]);
});
