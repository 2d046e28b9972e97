import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, describe, test } from "node:test";
import type { Snapshot } from "../../../../src/core/iocRuntime.ts";
import { kubeconfigFiles, readKubeconfig } from "../../../../src/runtimes/kubernetes/kubeconfig.ts";
import { kubernetesSource, listContexts } from "../../../../src/runtimes/kubernetes/kubernetesSource.ts";
import { waitFor } from "../../../support/watching.ts";

const signal = new AbortController().signal;

describe("A kubeconfig", () => {
  const folder = mkdtempSync(join(tmpdir(), "kubeconfig-"));
  after(() => rmSync(folder, { recursive: true }));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const context = (name: string, cluster = name): string => `
- name: ${name}
  context: {cluster: ${cluster}, user: me, namespace: ${name}-beamline}`;
  const cluster = (name: string, server: string): string => `
- name: ${name}
  cluster: {server: "${server}"}`;
  const argus = write(
    "argus",
    `contexts:${context("argus")}\nclusters:${cluster("argus", "https://argus")}\nusers: [{name: me}]`,
  );
  const pollux = write(
    "pollux",
    `contexts:${context("pollux")}${context("argus", "elsewhere")}\nclusters:${cluster("pollux", "https://pollux")}\nusers: []`,
  );

  const why = (file: string): string => {
    const read = listContexts(file);
    return read.ok ? "" : read.failure.why;
  };

  test("is looked for where kubectl looks", () => {
    assert.deepEqual(kubeconfigFiles("/a/config", { KUBECONFIG: "/b" }), ["/a/config"]);
    assert.deepEqual(kubeconfigFiles(undefined, { KUBECONFIG: ["/b", "/c"].join(delimiter) }), ["/b", "/c"]);
    assert.match(kubeconfigFiles(undefined, {})[0] ?? "", /[/\\]\.kube[/\\]config$/);
    assert.match(kubeconfigFiles("~/other", {})[0] ?? "", /^[^~].*other$/);
  });

  test("gives the contexts to choose from", () => {
    assert.deepEqual(listContexts(argus), {
      ok: true,
      value: [{ context: "argus", cluster: "argus", namespace: "argus-beamline" }],
    });
  });

  test("may be several files, of which the first that names something wins and absent ones are passed over", () => {
    const read = readKubeconfig([join(folder, "absent"), argus, pollux]);
    assert.ok(read.ok);
    assert.deepEqual(
      read.value.contexts.map(({ name, cluster }) => [name, cluster]),
      [
        ["argus", "argus"],
        ["pollux", "pollux"],
      ],
    );
  });

  test("that is not there is named", () => {
    assert.equal(why(join(folder, "absent")), `there is no ${join(folder, "absent")}`);
  });

  test("that is broken is told with the line and without its secrets", () => {
    const broken = write("broken", "users:\n- name: me\n  user: {token: hunter2\ncontexts: [");
    assert.match(why(broken), /broken is not a kubeconfig: .*\(line \d\)$/);
    assert.doesNotMatch(why(broken), /hunter2/);
  });

  for (const [what, text] of [
    ["empty", ""],
    ["binary", "\0\u0001\0"],
    ["a list", "- a"],
    ["a word", "hello"],
  ] as const) {
    test(`that is ${what} is told as such`, () => {
      assert.match(why(write("odd", text)), /is not a kubeconfig|has no contexts/);
    });
  }

  test("with one broken entry still gives the others", () => {
    const file = write("partly", `contexts:${context("argus")}\n- name: nothing\nclusters: 7\nusers: {}`);
    assert.equal(listContexts(file).ok, true);
  });

  test("that cannot be read is a failure of the whole source, with a choice made; without one it is not read at all", async () => {
    const kubeconfig = join(folder, "absent");
    const chosen = await kubernetesSource(() => ({
      kubeconfig,
      places: [{ context: "argus", namespace: "p47" }],
    })).discover(signal);
    assert.equal(chosen.ok ? "" : chosen.failure.kind, "notFound");
    assert.deepEqual(await kubernetesSource(() => ({ kubeconfig, places: [] })).discover(signal), {
      ok: true,
      value: [],
    });
  });

  for (const [gone, file, sentence] of [
    ["a context", argus, "the kubeconfig has no context pollux"],
    [
      "a cluster",
      write("no-cluster", `contexts:${context("pollux")}`),
      "the kubeconfig has no cluster pollux, which the context pollux names",
    ],
    ["a user", pollux, "the kubeconfig has no user me, which the context pollux names"],
  ] as const) {
    test(`without ${gone} it needs is a failure of that place alone`, async () => {
      const source = kubernetesSource(() => ({ kubeconfig: file, places: [{ context: "pollux", namespace: "p47" }] }));
      const found = await source.discover(signal);
      assert.ok(found.ok);
      const ending = new AbortController();
      const seen: Snapshot[] = [];
      found.value[0]?.watch((snapshot) => seen.push(snapshot), ending.signal);
      const [snapshot] = [await waitFor("a snapshot", () => seen[0])];
      ending.abort();
      assert.ok(snapshot.kind === "unavailable");
      assert.deepEqual(snapshot.failure, { kind: "notFound", doing: "list IOCs in p47 on pollux", why: sentence });
    });
  }
});
