// Finds the workload and the pod behind an IOC's name, fresh each time: what a watch showed a second ago may be gone.
import type { Ioc } from "../../core/ioc.ts";
import { failed } from "../../core/failure.ts";
import type { ApiOutcome } from "./apiFailure.ts";
import { segment, type ApiServer } from "./apiServer.ts";
import { listAt } from "../../core/json.ts";
import { readPod, readWorkload, type Pod, type PodContainer, type Workload, type WorkloadKind } from "./records.ts";
import { currentPod } from "./stateOf.ts";

export interface FoundPod {
  readonly workload: Workload;
  readonly pod: Pod;
  readonly main: PodContainer;
}

const RESOURCES: Readonly<Record<WorkloadKind, string>> = {
  StatefulSet: "statefulsets",
  Deployment: "deployments",
};

export class WorkloadLookup {
  readonly #api: ApiServer;
  readonly #namespace: string;

  constructor(api: ApiServer, namespace: string) {
    this.#api = api;
    this.#namespace = namespace;
  }

  workloadPath(kind: WorkloadKind, name: string): string {
    return `/apis/apps/v1/namespaces/${segment(this.#namespace)}/${RESOURCES[kind]}/${segment(name)}`;
  }

  podPath(name: string): string {
    return `/api/v1/namespaces/${segment(this.#namespace)}/pods/${segment(name)}`;
  }

  async workload(ioc: Ioc, doing: string, signal: AbortSignal): Promise<ApiOutcome<Workload>> {
    const { name } = ioc.ref;
    const set = await this.#one("StatefulSet", name, doing, signal);
    if (set.ok || set.status !== 404) return set;
    const deployment = await this.#one("Deployment", name, doing, signal);
    return deployment.ok || deployment.status !== 403 ? deployment : set;
  }

  async pods(workload: Workload, doing: string, signal: AbortSignal): Promise<ApiOutcome<readonly Pod[]>> {
    const labels = Object.entries(workload.podSelector).map(([key, value]) => `${key}=${value}`);
    const answer = await this.#api.json({
      doing,
      path: `/api/v1/namespaces/${segment(this.#namespace)}/pods`,
      query: [["labelSelector", labels.join(",")]],
      signal,
    });
    if (!answer.ok) return answer;
    const pods = listAt(answer.value, "items").map(readPod);
    const own = pods.filter((pod) => pod?.owner?.kind === workload.kind && pod.owner.name === workload.name);
    return { ok: true, value: own.filter((pod) => pod !== undefined) };
  }

  /** The pod that speaks for the IOC, or a sentence why there is none. */
  async pod(ioc: Ioc, doing: string, signal: AbortSignal): Promise<ApiOutcome<FoundPod>> {
    const workload = await this.workload(ioc, doing, signal);
    if (!workload.ok) return workload;
    const pods = await this.pods(workload.value, doing, signal);
    if (!pods.ok) return pods;
    const pod = currentPod(pods.value);
    const main = pod?.containers[0];
    if (pod && main) return { ok: true, value: { workload: workload.value, pod, main } };
    const why = workload.value.replicas === 0 ? `${ioc.ref.name} is stopped` : `${ioc.ref.name} has no pod yet`;
    return { ...failed("notFound", doing, why), status: undefined };
  }

  /** As `pod`, for what needs its container to run. */
  async runningPod(ioc: Ioc, doing: string, signal: AbortSignal): Promise<ApiOutcome<FoundPod>> {
    const found = await this.pod(ioc, doing, signal);
    if (!found.ok || found.value.main.state?.kind === "running") return found;
    const { state } = found.value.main;
    const text = state?.kind === "waiting" ? state.reason : state?.kind;
    return {
      ...failed("notFound", doing, `the container of ${ioc.ref.name} is not running (${text ?? "not started"})`),
      status: undefined,
    };
  }

  async #one(kind: WorkloadKind, name: string, doing: string, signal: AbortSignal): Promise<ApiOutcome<Workload>> {
    const answer = await this.#api.json({ doing, path: this.workloadPath(kind, name), signal });
    if (!answer.ok) return answer;
    const workload = readWorkload(kind, answer.value);
    return workload
      ? { ok: true, value: workload }
      : { ...failed("unexpectedOutput", doing, "the server's answer has no name"), status: 200 };
  }
}
