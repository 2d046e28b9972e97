import assert from "node:assert/strict";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { failed, succeeded, type Outcome } from "../../../src/core/failure.ts";
import type { FolderFile, ImageStore } from "../../../src/core/imageStore.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { definitions, type DefinitionsContext } from "../../../src/languageClient/definitions.ts";
import { DefinitionsCache } from "../../../src/languageClient/definitionsCache.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";

const IMAGE = "localhost/ioc-demo-runtime:2026.11.1";
const signal = new AbortController().signal;
const support: FolderFile = {
  name: "demo.ibek.support.yaml",
  content: Buffer.from("module: demo\nentity_models: []\n"),
};

const IBEK: FolderFile = { name: "_version.py", content: Buffer.from("x = 1\n__version__ = version = '4.7.3'\n") };

function imageStore(files: Outcome<readonly FolderFile[]>, counter = { reads: 0 }): ImageStore {
  return {
    engine: "podman",
    inspect: () => Promise.resolve(succeeded({ id: "sha256:aa", digests: [], environment: {} })),
    pull: () => Promise.reject(new Error("the server never pulls")),
    readFolder: (_image, folder) => {
      if (folder.endsWith("python3.12/site-packages/ibek")) return Promise.resolve(succeeded([IBEK]));
      if (folder !== "/epics/ibek-defs") return Promise.resolve(failed("notFound", "read", "no such folder"));
      counter.reads += 1;
      return Promise.resolve(files);
    },
    pullCommand: (image) => ({ program: "podman", args: ["pull", image] }),
    jobCommand: () => assert.fail("the server runs nothing"),
    endJobCommand: () => assert.fail("the server runs nothing"),
  };
}

describe("definitions for the language server", () => {
  let folder: string;
  let context: DefinitionsContext;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "definitions-"));
  });
  after(() => rm(folder, { recursive: true }));

  function given(changes: Partial<DefinitionsContext>): DefinitionsContext {
    context = {
      isTrusted: () => true,
      pinnedImage: () => Promise.resolve(IMAGE),
      images: () => Promise.resolve(succeeded(imageStore(succeeded([support])))),
      store: new IocStore([]),
      mayExecuteIn: () => Promise.resolve(true),
      missed: new Set(),
      publishedSchema: () => Promise.resolve(undefined),
      cache: new DefinitionsCache(join(folder, Math.random().toString(36).slice(2))),
      ...changes,
    };
    return context;
  }

  test("come out of the pinned image, once per digest", async () => {
    const counter = { reads: 0 };
    given({ images: () => Promise.resolve(succeeded(imageStore(succeeded([support]), counter))) });
    const first = await definitions("ioc.yaml", context, signal);
    const second = await definitions("ioc.yaml", context, signal);
    assert.ok(first.ok && second.ok);
    assert.deepEqual(
      [first.origin, first.digest, second.folder],
      ["ioc-demo-runtime:2026.11.1", "sha256:aa", first.folder],
    );
    assert.deepEqual(await readdir(first.folder), ["demo.ibek.support.yaml", "ibek-version"]);
    assert.deepEqual([first.ibekVersion, second.ibekVersion], ["4.7.3", "4.7.3"]);
    assert.equal(counter.reads, 1);
  });

  test("never leave their folder, whatever an image calls its files", async () => {
    const hostile = [
      support,
      { name: "../x.ibek.support.yaml", content: Buffer.from("") },
      { name: "passwd", content: Buffer.from("") },
    ];
    const result = await definitions(
      "ioc.yaml",
      given({ images: () => Promise.resolve(succeeded(imageStore(succeeded(hostile)))) }),
      signal,
    );
    assert.ok(result.ok);
    assert.deepEqual(await readdir(result.folder), ["demo.ibek.support.yaml", "ibek-version"]);
  });

  test("come from a running IOC of the same image when the image is not on this machine", async () => {
    const runtime = new FakeRuntime([fakeIoc("bl01t-ts-demo-01", { digest: "sha256:bb" })]);
    const store = new IocStore([{ id: "fake", discover: () => Promise.resolve(succeeded([runtime])) }]);
    store.open();
    await new Promise((resolve) => setImmediate(resolve));
    const noEngine = () => Promise.resolve(failed("toolMissing", "look", "podman is not installed"));
    const allowed = await definitions("ioc.yaml", given({ store, images: noEngine }), signal);
    assert.ok(allowed.ok && allowed.digest === "sha256:bb");
    const refused = await definitions(
      "ioc.yaml",
      given({ store, images: noEngine, mayExecuteIn: () => Promise.resolve(false) }),
      signal,
    );
    const why = "ioc-demo-runtime:2026.11.1 cannot be read: podman is not installed";
    assert.deepEqual(refused, { ok: false, why, image: IMAGE });
    store.close();
  });

  test("are not looked for in an untrusted folder, nor without a pinned image", async () => {
    const images = () => Promise.reject(new Error("nothing may be contacted"));
    const untrusted = await definitions("ioc.yaml", given({ isTrusted: () => false, images }), signal);
    assert.match(untrusted.ok ? "" : untrusted.why, /not trusted/);
    const unpinned = await definitions(
      "ioc.yaml",
      given({ pinnedImage: () => Promise.resolve(undefined), images }),
      signal,
    );
    assert.match(unpinned.ok ? "" : unpinned.why, /no image is pinned/);
  });
});
