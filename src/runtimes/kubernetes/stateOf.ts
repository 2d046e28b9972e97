// What the cluster says about a workload and its pod, as the state of an IOC. Pure; the unit test holds the table.
import type { IocState } from "../../core/iocState.ts";
import type { Pod, PodContainer, Workload } from "./records.ts";
import { terminationText } from "./terminationText.ts";

/** Facts that stand neither in the workload nor in its pods. */
export interface Findings {
  /** StatefulSet → why its pod could not be made: `pods "x-0" is forbidden: exceeded quota`. */
  readonly failedCreates: ReadonlyMap<string, string>;
  /** Node → since when it does not answer, ISO 8601. */
  readonly lostNodes: ReadonlyMap<string, string>;
}

/** The pod that speaks for the workload: the newest one that is not on its way out. */
export function currentPod(pods: readonly Pod[]): Pod | undefined {
  const byAge = [...pods].sort((a, b) => (b.createdAt ?? "").localeCompare(a.createdAt ?? ""));
  return byAge.find((pod) => pod.deletedAt === undefined) ?? byAge[0];
}

export function stateOf(workload: Workload, pod: Pod | undefined, findings: Findings): IocState {
  if (pod === undefined) return stateWithoutPod(workload, findings);
  const lostSince = pod.node === undefined ? undefined : findings.lostNodes.get(pod.node);
  if (lostSince !== undefined) return { kind: "unknown", why: `node ${pod.node ?? ""} lost since ${lostSince}` };
  if (pod.phase === "Unknown" || pod.reason === "NodeLost") {
    return { kind: "unknown", why: oneLine(pod.message ?? `node ${pod.node ?? ""} lost`) };
  }
  if (pod.deletedAt !== undefined) {
    return workload.replicas === 0 ? { kind: "stopping" } : { kind: "starting", doing: "replacing its pod" };
  }
  if (pod.unschedulable !== undefined) return failed(`no node fits: ${pod.unschedulable}`);
  if (pod.phase === "Failed") return failed([pod.reason ?? "pod failed", pod.message].filter(Boolean).join(": "));
  return stateOfInit(pod) ?? stateOfMain(pod);
}

function stateWithoutPod(workload: Workload, findings: Findings): IocState {
  if (workload.replicas === 0) return { kind: "stopped" };
  const why = workload.failedCreate ?? findings.failedCreates.get(workload.name);
  if (why !== undefined) return failed(why);
  return workload.podsAreLabelled
    ? { kind: "starting", doing: "waiting for its pod" }
    : { kind: "unknown", why: "its pods carry none of the labels ioc=true, is_ioc=true" };
}

function stateOfInit(pod: Pod): IocState | undefined {
  for (const container of pod.initContainers) {
    const { state } = container;
    const ended = state?.kind === "terminated" && state.end.exitCode !== 0;
    const stuck = state?.kind === "waiting" && !isWaitingInTurn(state.reason);
    if (!ended && !stuck) continue;
    const inner = stateOfContainer(pod, container);
    if (inner.kind === "failed") return failed(`init container ${container.name}: ${inner.reason}`);
  }
  return undefined;
}

function stateOfMain(pod: Pod): IocState {
  const main = pod.containers[0];
  if (main?.state !== undefined) return stateOfContainer(pod, main);
  return { kind: "starting", doing: pod.node === undefined ? "waiting for a node" : `waiting for node ${pod.node}` };
}

function stateOfContainer(pod: Pod, container: PodContainer): IocState {
  const { state } = container;
  switch (state?.kind) {
    case undefined:
      return { kind: "starting", doing: "waiting for its container" };
    case "running":
      return container.hasStartupProbe && !container.started
        ? { kind: "starting", doing: "startup probe not yet through" }
        : { kind: "running", since: state.startedAt ?? "", ready: pod.ready };
    case "terminated":
      return failed(`ended · ${terminationText(state.end)}${restartsText(container)}`);
    case "waiting":
      return stateOfWaiting(pod, container, state.reason, state.message);
  }
}

function stateOfWaiting(
  pod: Pod,
  container: PodContainer,
  reason: string | undefined,
  message: string | undefined,
): IocState {
  if (reason === "CrashLoopBackOff") return failed(crashLoopText(container, message));
  if (reason === "PodInitializing") return { kind: "starting", doing: "running its init containers" };
  if (isWaitingInTurn(reason)) return { kind: "starting", doing: creatingText(pod) };
  const text = [reason, message].filter(Boolean).join(": ");
  // Reasons are an open set: what sounds like trouble is shown as such, the rest as it words itself.
  return /err|fail|invalid|backoff|unavailable|never/i.test(reason ?? "")
    ? failed(text)
    : { kind: "starting", doing: oneLine(text) };
}

function isWaitingInTurn(reason: string | undefined): boolean {
  return reason === undefined || reason === "ContainerCreating" || reason === "PodInitializing";
}

function creatingText(pod: Pod): string {
  if (pod.sandboxReady === undefined) return "creating its container";
  return pod.sandboxReady ? "pulling image" : "preparing volumes and network";
}

function crashLoopText(container: PodContainer, message: string | undefined): string {
  const end = container.lastEnd;
  const parts = [
    "crash loop",
    end && terminationText(end),
    restartsText(container).slice(3),
    nextTry(end?.finishedAt, message),
  ];
  return parts.filter(Boolean).join(" · ");
}

function restartsText({ restarts }: PodContainer): string {
  return restarts === 0 ? "" : ` · ${restarts} restart${restarts === 1 ? "" : "s"}`;
}

/** The kubelet says how long it holds back (`back-off 1m20s restarting failed container=…`), not until when. */
function nextTry(finishedAt: string | undefined, message: string | undefined): string | undefined {
  const [, minutes, seconds] = /back-off (?:(\d+)m)?(?:(\d+)s)? restarting/.exec(message ?? "") ?? [];
  const ended = Date.parse(finishedAt ?? "");
  if (Number.isNaN(ended) || (minutes === undefined && seconds === undefined)) return undefined;
  const at = new Date(ended + (Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) * 1000);
  return `next try ${at.toISOString().replace(/\.\d+Z$/, "Z")}`;
}

function failed(reason: string): IocState {
  return { kind: "failed", reason: oneLine(reason) };
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}
