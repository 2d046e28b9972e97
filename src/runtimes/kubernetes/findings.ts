// Facts that are worth a request only when a pod is missing or not ready: the event that says why, the node that fell silent.
import { segment, type ApiServer } from "./apiServer.ts";
import { listAt, textAt } from "../../core/json.ts";
import type { Pod, Workload } from "./records.ts";
import type { Findings } from "./stateOf.ts";

export interface Doubts {
  /** StatefulSets that want a pod and have none. */
  readonly workloads: readonly string[];
  /** Nodes of pods that run but are not ready, or do not go. */
  readonly nodes: readonly string[];
}

export const NO_FINDINGS: Findings = { failedCreates: new Map(), lostNodes: new Map() };

export function doubtsAbout(workloads: readonly Workload[], pods: readonly Pod[]): Doubts {
  const served = new Set(pods.map((pod) => `${pod.owner?.kind ?? ""}/${pod.owner?.name ?? ""}`));
  const missing = workloads.filter(
    ({ kind, name, replicas, podsAreLabelled }) =>
      kind === "StatefulSet" && replicas > 0 && podsAreLabelled && !served.has(`${kind}/${name}`),
  );
  const silent = pods.filter(
    (pod) => pod.node !== undefined && !pod.ready && (pod.phase === "Running" || pod.deletedAt !== undefined),
  );
  return { workloads: missing.map(({ name }) => name), nodes: [...new Set(silent.map((pod) => pod.node ?? ""))] };
}

export async function lookInto(
  doubts: Doubts,
  api: ApiServer,
  namespace: string,
  signal: AbortSignal,
): Promise<Findings> {
  const [failedCreates, lostNodes] = await Promise.all([
    entries(doubts.workloads, (name) => failedCreateOf(name, api, namespace, signal)),
    entries(doubts.nodes, (node) => lostSince(node, api, signal)),
  ]);
  return { failedCreates, lostNodes };
}

async function entries(
  keys: readonly string[],
  find: (key: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, string>> {
  const found = await Promise.all(keys.map(async (key) => [key, await find(key)] as const));
  return new Map(found.filter((entry): entry is readonly [string, string] => entry[1] !== undefined));
}

async function failedCreateOf(
  name: string,
  api: ApiServer,
  namespace: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const answer = await api.json({
    doing: `read the events of ${name}`,
    path: `/api/v1/namespaces/${segment(namespace)}/events`,
    query: [["fieldSelector", `involvedObject.kind=StatefulSet,involvedObject.name=${name},reason=FailedCreate`]],
    signal,
  });
  // Without the right to read events the IOC is simply starting.
  if (!answer.ok) return undefined;
  const when = (event: unknown): string =>
    textAt(event, "lastTimestamp") ?? textAt(event, "metadata", "creationTimestamp") ?? "";
  const latest = [...listAt(answer.value, "items")].sort((a, b) => when(b).localeCompare(when(a)))[0];
  return textAt(latest, "message");
}

async function lostSince(node: string, api: ApiServer, signal: AbortSignal): Promise<string | undefined> {
  const answer = await api.json({ doing: `look at node ${node}`, path: `/api/v1/nodes/${segment(node)}`, signal });
  // Many people may not read nodes; then the pod alone speaks.
  if (!answer.ok) return undefined;
  const ready = listAt(answer.value, "status", "conditions").find((condition) => textAt(condition, "type") === "Ready");
  return textAt(ready, "status") === "True" ? undefined : textAt(ready, "lastTransitionTime");
}
