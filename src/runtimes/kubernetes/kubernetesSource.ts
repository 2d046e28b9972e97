// Where the cluster side begins: the only file of this folder the rest of the extension imports, in a chunk of its own.
import { succeeded, type Outcome } from "../../core/failure.ts";
import type { RuntimeSource } from "../../core/iocRuntime.ts";
import { run, type Run } from "../../processes/run.ts";
import { ApiServer } from "./apiServer.ts";
import { ClusterAccess } from "./clusterAccess.ts";
import { listAt, textAt } from "../../core/json.ts";
import { kubeconfigFiles, readKubeconfig } from "./kubeconfig.ts";
import { KubernetesRuntime } from "./kubernetesRuntime.ts";

export interface KubernetesSettings {
  /** Path of a kubeconfig; without one the files kubectl would read. */
  readonly kubeconfig?: string;
  readonly places: readonly { readonly context: string; readonly namespace: string }[];
}

export interface ContextChoice {
  /** `argus` */
  readonly context: string;
  readonly cluster: string;
  /** The namespace the kubeconfig suggests for it. */
  readonly namespace?: string;
}

/** One runtime for each chosen context and namespace; none without a choice, and then the kubeconfig is not even read. */
export function kubernetesSource(settings: () => KubernetesSettings, execute: Run = run): RuntimeSource {
  const accesses = new Map<string, ClusterAccess>();
  const accessTo = (files: readonly string[], context: string): ClusterAccess => {
    const key = JSON.stringify([context, ...files]);
    const access = accesses.get(key) ?? new ClusterAccess(files, context, execute);
    accesses.set(key, access);
    return access;
  };
  return {
    id: "kubernetes",
    discover: () => {
      const { kubeconfig, places } = settings();
      if (places.length === 0) return Promise.resolve(succeeded([]));
      const files = kubeconfigFiles(kubeconfig);
      const read = readKubeconfig(files);
      if (!read.ok) return Promise.resolve(read);
      for (const context of new Set(places.map((place) => place.context))) accessTo(files, context).retry();
      const runtimes = places.map(({ context, namespace }) => {
        // A context that is gone is the failure of its own place only; its watch tells.
        const cluster = read.value.contexts.find(({ name }) => name === context)?.cluster ?? context;
        const api = new ApiServer(accessTo(files, context));
        return new KubernetesRuntime(api, {
          context,
          namespace,
          cluster,
          kubeconfig: kubeconfig === "" ? undefined : kubeconfig,
        });
      });
      return Promise.resolve(succeeded(runtimes));
    },
  };
}

/** The contexts one can choose from. */
export function listContexts(kubeconfig?: string): Outcome<readonly ContextChoice[]> {
  const read = readKubeconfig(kubeconfigFiles(kubeconfig));
  if (!read.ok) return read;
  return succeeded(
    read.value.contexts.map(({ name, cluster, namespace }) => ({
      context: name,
      cluster,
      ...(namespace === undefined ? {} : { namespace }),
    })),
  );
}

/** The namespaces of a cluster, sorted. Many people may not list them (`notAuthorised`): then the name must be typed. */
export async function listNamespaces(
  kubeconfig: string | undefined,
  context: string,
  signal: AbortSignal,
): Promise<Outcome<readonly string[]>> {
  const api = new ApiServer(new ClusterAccess(kubeconfigFiles(kubeconfig), context, run));
  const answer = await api.json({ doing: `list the namespaces of ${context}`, path: "/api/v1/namespaces", signal });
  if (!answer.ok) return answer;
  const names = listAt(answer.value, "items").map((item) => textAt(item, "metadata", "name"));
  return succeeded(names.filter((name) => name !== undefined).sort((a, b) => a.localeCompare(b)));
}
