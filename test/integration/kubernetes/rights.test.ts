// What someone may not do is refused beforehand with a sentence, and tells the server's words when tried all the same.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { IOC_ACTIONS } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { listNamespaces } from "../../../src/runtimes/kubernetes/kubernetesSource.ts";
import { iocObjects } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace, type TestNamespace } from "../../support/kubernetes/testNamespace.ts";
import { without } from "../../support/parts.ts";
import { waitFor, Watching } from "../../support/watching.ts";

const signal = new AbortController().signal;
const NAME = "bk-ea-ioc-21";
const SIZE = { columns: 80, rows: 24 };
const LOOK = [
  { apiGroups: ["apps"], resources: ["statefulsets"], verbs: ["get", "list", "watch"] },
  { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch"] },
];

describe("Rights in a namespace", { skip: without("cluster", "images") }, () => {
  let namespace: TestNamespace;
  const watched: Watching[] = [];
  const as = async (
    user: string,
    ...rules: readonly object[]
  ): Promise<{ runtime: IocRuntime; watching: Watching }> => {
    const runtime = await namespace.runtime(await namespace.kubeconfigFor(user, rules));
    const watching = new Watching(runtime);
    watched.push(watching);
    return { runtime, watching };
  };
  before(async () => {
    namespace = await testNamespace();
    await namespace.apply(...iocObjects({ name: NAME }));
  });
  after(async () => {
    for (const watching of watched) watching.end();
    await namespace.remove();
  });

  test("who may only look sees the IOC, with a sentence for each action, and the server agrees", async () => {
    const { runtime, watching } = await as("looker", ...LOOK);
    const ioc = await watching.until(
      NAME,
      ({ state, refused }) => state.kind === "running" && refused.stop !== undefined,
    );
    const place = `in ${namespace.name}`;
    assert.deepEqual(ioc.refused, {
      console: `you may not get pods/exec or create pods/exec ${place}`,
      shell: `you may not get pods/exec or create pods/exec ${place}`,
      logs: `you may not get pods/log ${place}`,
      start: `you may not patch statefulsets/scale ${place}`,
      stop: `you may not patch statefulsets/scale ${place}`,
      restart: `you may not delete pods ${place}`,
    });
    assert.deepEqual(Object.keys(ioc.refused).sort(), [...IOC_ACTIONS].sort());
    const tried = await Promise.all([
      runtime.stop?.(ioc, signal),
      runtime.restart?.(ioc, signal),
      runtime.openShell(ioc, SIZE, signal),
      runtime.openConsole(ioc, SIZE, signal),
      runtime.followLog(ioc, { tailLines: 1, follow: true }, signal),
    ]);
    for (const outcome of tried) {
      assert.ok(outcome?.ok === false);
      assert.equal(outcome.failure.kind, "notAuthorised");
      assert.match(outcome.failure.why, /is forbidden: User "system:serviceaccount:.*:looker" cannot/);
    }
  });

  test("from Kubernetes 1.35 on a shell needs the right to create as well as to get", async () => {
    const { runtime, watching } = await as("getter", ...LOOK, {
      apiGroups: [""],
      resources: ["pods/exec", "pods/attach", "pods/log"],
      verbs: ["get"],
    });
    const ioc = await watching.until(NAME, ({ refused }) => refused.shell !== undefined);
    assert.equal(ioc.refused.shell, `you may not create pods/exec in ${namespace.name}`);
    assert.equal(ioc.refused.logs, undefined);
    const shell = await runtime.openShell(ioc, SIZE, signal);
    assert.equal(shell.ok ? "" : shell.failure.kind, "notAuthorised");
  });

  test("who has all the rights of an operator is refused nothing", async () => {
    const { runtime, watching } = await as(
      "operator",
      ...LOOK,
      { apiGroups: ["apps"], resources: ["statefulsets/scale"], verbs: ["get", "patch"] },
      { apiGroups: [""], resources: ["pods"], verbs: ["delete"] },
      { apiGroups: [""], resources: ["pods/exec", "pods/attach", "pods/log"], verbs: ["get", "create"] },
    );
    const ioc = await watching.until(NAME, ({ state }) => state.kind === "running");
    const shell = await runtime.openShell(ioc, SIZE, signal);
    assert.ok(shell.ok);
    shell.value.close();
    assert.ok((await runtime.stop?.(ioc, signal))?.ok);
    const stopped = await watching.until(NAME, ({ state }) => state.kind === "stopped");
    assert.ok((await runtime.start?.(stopped, signal))?.ok);
    const again = await watching.until(NAME, ({ state }) => state.kind === "running");
    assert.deepEqual(again.refused, {});
  });

  test("who may not list IOCs is told what they may not, in the server's words", async () => {
    const { watching } = await as("nobody");
    const snapshot = await waitFor("a refusal", () => watching.snapshots.at(-1));
    assert.ok(snapshot.kind === "unavailable");
    assert.equal(snapshot.failure.kind, "notAuthorised");
    assert.equal(snapshot.failure.doing, `list IOCs in ${namespace.name} on ${namespace.context}`);
    assert.match(snapshot.failure.why, /cannot list resource "(statefulsets|pods)" in API group/);
  });

  test("the administrator can choose from all namespaces, a looker is told that they may not list them", async () => {
    const all = await listNamespaces(namespace.kubeconfig, namespace.context, signal);
    assert.ok(all.ok && all.value.includes(namespace.name));
    const kubeconfig = await namespace.kubeconfigFor("chooser", LOOK);
    const none = await listNamespaces(kubeconfig, namespace.context, signal);
    assert.match(none.ok ? "" : none.failure.why, /cannot list resource "namespaces"/);
  });

  test("a token that is not accepted any more is its own clear sentence", async () => {
    const config = JSON.parse(await namespace.kubectl("config", "view", "--raw", "--minify", "-o", "json")) as {
      users: object[];
    };
    const kubeconfig = namespace.writeKubeconfig("expired", {
      ...config,
      users: [{ ...config.users[0], user: { token: "old" } }],
    });
    const watching = new Watching(await namespace.runtime(kubeconfig));
    watched.push(watching);
    const snapshot = await waitFor("a refusal", () => watching.snapshots.at(-1));
    assert.ok(snapshot.kind === "unavailable");
    assert.deepEqual(
      [snapshot.failure.kind, snapshot.failure.why],
      [
        "notAuthorised",
        `the credentials of the context ${namespace.context} have expired or are not accepted: log in again`,
      ],
    );
  });
});
