import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { kubernetesSource } from "../../src/runtimes/kubernetes/kubernetesSource.ts";
import type { Parts } from "../support/parts.ts";
import { runToEnd } from "../support/parts/runToEnd.ts";
import { median, type BenchRow } from "./benchRow.ts";

/** One, a beamline, and more than any beamline has today. */
const SIZES = [1, 30, 200] as const;
const RUNS = 7;
const NAMESPACE = "bench-tree";

/** From nothing to every IOC of a beamline, as the explorer reads it, beside what one `kubectl get` takes. */
export async function benchClusterTree({ kubeconfig, kubectl }: NonNullable<Parts["cluster"]>): Promise<BenchRow[]> {
  const run = (...args: readonly string[]) =>
    runToEnd({ program: kubectl, args: ["--kubeconfig", kubeconfig, "--namespace", NAMESPACE, ...args] });
  const rows: BenchRow[] = [];
  try {
    for (const size of SIZES) {
      await createStoppedIocs(size, run);
      const ours: number[] = [];
      const theirs: number[] = [];
      for (let count = 0; count < RUNS; count++) {
        ours.push(await timeOf(() => completeTree(size, kubeconfig)));
        theirs.push(await timeOf(() => run("get", "statefulsets,deployments,pods", "--output", "json")));
      }
      const name = `complete tree of ${size} ${size === 1 ? "IOC" : "IOCs"}`;
      rows.push({ name, ours: median(ours), peer: median(theirs), peerName: "kubectl get", unit: "ms" });
    }
    return rows;
  } finally {
    await run("delete", "namespace", NAMESPACE, "--wait=false");
  }
}

/** With no pods to run they cost the machine nothing. Those of a smaller size are among them. */
async function createStoppedIocs(size: number, run: (...args: readonly string[]) => Promise<string>): Promise<void> {
  const items = Array.from({ length: size }, (_, index) => {
    const name = `bl01t-ea-ioc-${index}`;
    const labels = { app: name, ioc: "true" };
    const containers = [{ name, image: "localhost/none:1" }];
    const template = { metadata: { labels }, spec: { containers } };
    const spec = { replicas: 0, serviceName: name, selector: { matchLabels: { app: name } }, template };
    return { apiVersion: "apps/v1", kind: "StatefulSet", metadata: { name, namespace: NAMESPACE, labels }, spec };
  });
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } };
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-bench-"));
  const file = path.join(folder, "iocs.json");
  await writeFile(file, JSON.stringify({ apiVersion: "v1", kind: "List", items: [namespace, ...items] }));
  await run("apply", "--filename", file);
  await rm(folder, { recursive: true });
}

async function completeTree(size: number, kubeconfig: string): Promise<void> {
  const stop = new AbortController();
  const source = kubernetesSource(() => ({ kubeconfig, places: [{ context: "demo", namespace: NAMESPACE }] }));
  const discovered = await source.discover(stop.signal);
  const runtime = discovered.ok ? discovered.value[0] : undefined;
  if (runtime === undefined) throw new Error("the benchmark's namespace cannot be seen");
  await new Promise<void>((resolve) => {
    runtime.watch((snapshot) => {
      if (snapshot.kind === "live" && snapshot.iocs.length === size) resolve();
    }, stop.signal);
  });
  stop.abort();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}
