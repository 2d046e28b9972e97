import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { findInstances } from "../../../src/servicesRepository/findInstances.ts";
import type { Instance } from "../../../src/servicesRepository/instance.ts";
import type { Parts } from "../parts.ts";
import { runToEnd } from "../parts/runToEnd.ts";

/** Where the sample's instances run, as its `values.yaml` says: domain bl01t. */
export const SAMPLE_NAMESPACE = "bl01t-beamline";

/**
 * Runs the instances of a services repository in a cluster, with the objects the ecosystem's chart would make; the chart
 * itself is in a registry this machine may not reach. Does not wait until they run.
 */
export async function deploySampleBeamline(
  { kubectl, kubeconfig }: Pick<NonNullable<Parts["cluster"]>, "kubectl" | "kubeconfig">,
  repository: string,
): Promise<void> {
  const { instances } = await findInstances([repository], new AbortController().signal);
  const namespace = { apiVersion: "v1", kind: "Namespace", metadata: { name: SAMPLE_NAMESPACE } };
  const objects = await Promise.all(instances.map(chartObjects));
  const list = { apiVersion: "v1", kind: "List", items: [namespace, ...objects.flat()] };
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-sample-"));
  const file = path.join(folder, "objects.json");
  await writeFile(file, JSON.stringify(list));
  await runToEnd({ program: kubectl, args: ["--kubeconfig", kubeconfig, "apply", "--filename", file] });
  await rm(folder, { recursive: true });
}

async function chartObjects(instance: Instance): Promise<readonly object[]> {
  const { name } = instance;
  const labels = { app: name, domain: "bl01t", location: "bl01t", ioc: "true", enabled: "true" };
  const metadata = { name, namespace: SAMPLE_NAMESPACE, labels };
  const configMap = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { ...metadata, name: `${name}-config` },
    data: await textFiles(instance.configFolder),
  };
  const statefulSet = {
    apiVersion: "apps/v1",
    kind: "StatefulSet",
    metadata,
    spec: {
      replicas: 1,
      podManagementPolicy: "Parallel",
      serviceName: name,
      selector: { matchLabels: { app: name } },
      template: { metadata: { labels }, spec: podSpec(instance) },
    },
  };
  return [configMap, statefulSet];
}

function podSpec({ name, image, command, configMount, environment: own }: Instance): object {
  const environment = { ...own, HOME: "/tmp", TERM: "xterm-256color" };
  return {
    terminationGracePeriodSeconds: 3,
    containers: [
      {
        name,
        image,
        imagePullPolicy: "IfNotPresent",
        command,
        stdin: true,
        tty: true,
        env: Object.entries(environment).map(([key, value]) => ({ name: key, value })),
        volumeMounts: [{ name: "config", mountPath: configMount, readOnly: true }],
      },
    ],
    volumes: [{ name: "config", configMap: { name: `${name}-config` } }],
  };
}

async function textFiles(folder: string | undefined): Promise<Readonly<Record<string, string>>> {
  if (folder === undefined) return {};
  const entries = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isFile());
  const read = entries.map(async ({ name }) => [name, await readFile(path.join(folder, name), "utf8")] as const);
  return Object.fromEntries(await Promise.all(read));
}
