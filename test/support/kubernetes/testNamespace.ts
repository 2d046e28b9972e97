// A namespace of the test cluster that lives as long as one test file.
import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, runToSuccess } from "../../../src/processes/run.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { kubernetesSource, listContexts } from "../../../src/runtimes/kubernetes/kubernetesSource.ts";
import { parts } from "../parts.ts";

export interface TestNamespace {
  readonly name: string;
  readonly context: string;
  readonly kubeconfig: string;
  /** Runs kubectl in the namespace and gives what it printed. */
  kubectl(...args: readonly string[]): Promise<string>;
  apply(...objects: readonly object[]): Promise<void>;
  /** The namespace as the extension sees it, with the administrator's kubeconfig or another. */
  runtime(kubeconfig?: string): Promise<IocRuntime>;
  /** A kubeconfig of someone who may only do this, in this namespace. */
  kubeconfigFor(user: string, rules: readonly object[]): Promise<string>;
  /** A kubeconfig of this content, kept as long as the namespace. */
  writeKubeconfig(name: string, content: object): string;
  remove(): Promise<void>;
}

let made = 0;

export async function testNamespace(): Promise<TestNamespace> {
  const cluster = parts.cluster;
  assert.ok(cluster);
  const { kubeconfig } = cluster;
  const name = `bk-${process.pid}-${(made += 1)}`;
  const folder = mkdtempSync(join(tmpdir(), `${name}-`));
  const contexts = listContexts(kubeconfig);
  const context = contexts.ok ? (contexts.value[0]?.context ?? "") : "";
  const signal = new AbortController().signal;

  const kubectl = async (...args: readonly string[]): Promise<string> => {
    const all = [`--kubeconfig=${kubeconfig}`, "-n", name, ...args];
    const outcome = await runToSuccess(run, { program: cluster.kubectl, args: all }, { doing: args.join(" "), signal });
    assert.ok(outcome.ok, outcome.ok ? "" : outcome.failure.why);
    return outcome.value.stdout;
  };
  const apply = async (...objects: readonly object[]): Promise<void> => {
    const file = join(folder, "objects.json");
    writeFileSync(file, JSON.stringify({ apiVersion: "v1", kind: "List", items: objects }));
    await kubectl("apply", "-f", file);
  };
  const writeKubeconfig = (user: string, content: object): string => {
    const file = join(folder, `${user}.kubeconfig`);
    writeFileSync(file, JSON.stringify(content));
    return file;
  };
  await kubectl("create", "namespace", name);

  return {
    name,
    context,
    kubeconfig,
    kubectl,
    apply,
    async runtime(file = kubeconfig) {
      const source = kubernetesSource(() => ({ kubeconfig: file, places: [{ context, namespace: name }] }));
      const runtimes = await source.discover(signal);
      assert.ok(runtimes.ok, runtimes.ok ? "" : runtimes.failure.why);
      const [runtime] = runtimes.value;
      assert.ok(runtime);
      return runtime;
    },
    async kubeconfigFor(user, rules) {
      const rbac = { apiVersion: "rbac.authorization.k8s.io/v1", metadata: { name: user } };
      await apply(
        { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: user } },
        { ...rbac, kind: "Role", rules },
        {
          ...rbac,
          kind: "RoleBinding",
          subjects: [{ kind: "ServiceAccount", name: user, namespace: name }],
          roleRef: { apiGroup: "rbac.authorization.k8s.io", kind: "Role", name: user },
        },
      );
      const token = (await kubectl("create", "token", user)).trim();
      const text = await kubectl("config", "view", "--raw", "--minify", "-o", "json");
      const config = JSON.parse(text) as { users: { user: unknown }[] };
      config.users = config.users.map((entry) => ({ ...entry, user: { token } }));
      return writeKubeconfig(user, config);
    },
    writeKubeconfig,
    async remove() {
      await kubectl("delete", "namespace", name, "--wait=false");
      rmSync(folder, { recursive: true });
    },
  };
}
