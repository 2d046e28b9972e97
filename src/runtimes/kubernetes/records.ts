// What is kept of each workload and pod: about 1 kB instead of the 5 kB and more the server sends.
import { at, listAt, numberAt, textAt, textsAt } from "../../core/json.ts";

export type WorkloadKind = "StatefulSet" | "Deployment";

export interface Workload {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly createdAt: string | undefined;
  /** As wished, not as is. */
  readonly replicas: number;
  readonly image: string | undefined;
  /** Labels that its pods carry: `{ app: "bl47p-ea-dcam-01" }`. */
  readonly podSelector: Readonly<Record<string, string>>;
  /** Whether its pods carry one of the labels by which we list pods. */
  readonly podsAreLabelled: boolean;
  /** Deployments say themselves why no pod could be made; StatefulSets leave it to events. */
  readonly failedCreate: string | undefined;
}

export interface Termination {
  readonly exitCode: number;
  /** Number of the signal that ended it; 0 for none. */
  readonly signal: number;
  /** `Error`, `OOMKilled`, `Completed`. */
  readonly reason: string | undefined;
  readonly finishedAt: string | undefined;
}

type ContainerState =
  | { readonly kind: "waiting"; readonly reason: string | undefined; readonly message: string | undefined }
  | { readonly kind: "running"; readonly startedAt: string | undefined }
  | { readonly kind: "terminated"; readonly end: Termination };

export interface PodContainer {
  readonly name: string;
  readonly image: string | undefined;
  readonly tty: boolean;
  readonly stdin: boolean;
  readonly hasStartupProbe: boolean;
  /** Undefined before the kubelet has spoken. */
  readonly state: ContainerState | undefined;
  readonly lastEnd: Termination | undefined;
  readonly restarts: number;
  readonly ready: boolean;
  readonly started: boolean;
  /** `docker.io/…@sha256:…` or `sha256:…`, as the node's engine tells. */
  readonly imageId: string | undefined;
  readonly containerId: string | undefined;
}

export interface Pod {
  readonly name: string;
  readonly uid: string;
  readonly owner: { readonly kind: WorkloadKind; readonly name: string } | undefined;
  readonly createdAt: string | undefined;
  readonly deletedAt: string | undefined;
  readonly phase: string | undefined;
  /** `Evicted`, `NodeLost`. */
  readonly reason: string | undefined;
  readonly message: string | undefined;
  readonly node: string | undefined;
  /** The scheduler's message when no node fits. */
  readonly unschedulable: string | undefined;
  readonly ready: boolean;
  /** Volumes and network are there; undefined where the cluster is too old to tell. */
  readonly sandboxReady: boolean | undefined;
  readonly initContainers: readonly PodContainer[];
  /** The main container first. */
  readonly containers: readonly PodContainer[];
}

const IOC_LABEL_VALUES: Readonly<Record<string, readonly string[]>> = { ioc: ["true"], is_ioc: ["true", "True"] };

/** Chart 5 and later say `ioc=true`; earlier ones `is_ioc=true`, the first `is_ioc=True`. One selector cannot say “or” over two keys. */
export const IOC_SELECTORS = Object.entries(IOC_LABEL_VALUES).map(([key, values]) => `${key} in (${values.join(",")})`);

function hasIocLabel(labels: Readonly<Record<string, string>>): boolean {
  return Object.entries(IOC_LABEL_VALUES).some(([key, values]) => values.includes(labels[key] ?? ""));
}

export function readWorkload(kind: WorkloadKind, value: unknown): Workload | undefined {
  const name = textAt(value, "metadata", "name");
  if (name === undefined) return undefined;
  const containers = listAt(value, "spec", "template", "spec", "containers");
  const main = containers.find((container) => textAt(container, "name") === name) ?? containers[0];
  const failure = listAt(value, "status", "conditions").find(
    (condition) => textAt(condition, "type") === "ReplicaFailure" && textAt(condition, "status") === "True",
  );
  return {
    kind,
    name,
    createdAt: textAt(value, "metadata", "creationTimestamp"),
    replicas: numberAt(value, "spec", "replicas") ?? 1,
    image: textAt(main, "image"),
    podSelector: textsAt(value, "spec", "selector", "matchLabels"),
    podsAreLabelled: hasIocLabel(textsAt(value, "spec", "template", "metadata", "labels")),
    failedCreate: textAt(failure, "message"),
  };
}

export function readPod(value: unknown): Pod | undefined {
  const name = textAt(value, "metadata", "name");
  const uid = textAt(value, "metadata", "uid");
  if (name === undefined || uid === undefined) return undefined;
  const conditions = listAt(value, "status", "conditions");
  const condition = (type: string): unknown => conditions.find((candidate) => textAt(candidate, "type") === type);
  const scheduled = condition("PodScheduled");
  const sandbox = textAt(condition("PodReadyToStartContainers"), "status");
  const owner = ownerOf(value);
  return {
    name,
    uid,
    owner,
    createdAt: textAt(value, "metadata", "creationTimestamp"),
    deletedAt: textAt(value, "metadata", "deletionTimestamp"),
    phase: textAt(value, "status", "phase"),
    reason: textAt(value, "status", "reason"),
    message: textAt(value, "status", "message"),
    node: textAt(value, "spec", "nodeName"),
    unschedulable: textAt(scheduled, "reason") === "Unschedulable" ? textAt(scheduled, "message") : undefined,
    ready: textAt(condition("Ready"), "status") === "True",
    sandboxReady: sandbox === undefined ? undefined : sandbox === "True",
    initContainers: readContainers(value, "initContainers", "initContainerStatuses"),
    containers: mainFirst(readContainers(value, "containers", "containerStatuses"), value, owner?.name),
  };
}

function ownerOf(pod: unknown): Pod["owner"] {
  const controller = listAt(pod, "metadata", "ownerReferences").find((owner) => at(owner, "controller") === true);
  const name = textAt(controller, "name");
  if (name === undefined) return undefined;
  if (textAt(controller, "kind") === "StatefulSet") return { kind: "StatefulSet", name };
  if (textAt(controller, "kind") !== "ReplicaSet") return undefined;
  // The Deployment stands one step further up; its ReplicaSets are named after it and this label.
  const suffix = `-${textAt(pod, "metadata", "labels", "pod-template-hash") ?? ""}`;
  return name.endsWith(suffix) ? { kind: "Deployment", name: name.slice(0, -suffix.length) } : undefined;
}

function readContainers(pod: unknown, specs: string, statuses: string): readonly PodContainer[] {
  return listAt(pod, "spec", specs).map((spec) =>
    readContainer(
      spec,
      listAt(pod, "status", statuses).find((status) => textAt(status, "name") === textAt(spec, "name")),
    ),
  );
}

/** The chart names the IOC's container after the workload; otherwise the pod may say which one kubectl should take. */
function mainFirst(
  containers: readonly PodContainer[],
  pod: unknown,
  workload: string | undefined,
): readonly PodContainer[] {
  const wished = textAt(pod, "metadata", "annotations", "kubectl.kubernetes.io/default-container");
  const main = containers.find(({ name }) => name === workload) ?? containers.find(({ name }) => name === wished);
  return main ? [main, ...containers.filter((container) => container !== main)] : containers;
}

function readContainer(spec: unknown, status: unknown): PodContainer {
  return {
    name: textAt(spec, "name") ?? "",
    image: textAt(spec, "image"),
    tty: at(spec, "tty") === true,
    stdin: at(spec, "stdin") === true,
    hasStartupProbe: at(spec, "startupProbe") !== undefined,
    state: readState(at(status, "state")),
    lastEnd: readTermination(at(status, "lastState", "terminated")),
    restarts: numberAt(status, "restartCount") ?? 0,
    ready: at(status, "ready") === true,
    started: at(status, "started") === true,
    imageId: textAt(status, "imageID"),
    containerId: textAt(status, "containerID"),
  };
}

function readState(state: unknown): ContainerState | undefined {
  const end = readTermination(at(state, "terminated"));
  if (end) return { kind: "terminated", end };
  const running = at(state, "running");
  if (running !== undefined) return { kind: "running", startedAt: textAt(running, "startedAt") };
  const waiting = at(state, "waiting");
  if (waiting === undefined) return undefined;
  return { kind: "waiting", reason: textAt(waiting, "reason"), message: textAt(waiting, "message") };
}

function readTermination(value: unknown): Termination | undefined {
  const exitCode = numberAt(value, "exitCode");
  if (exitCode === undefined) return undefined;
  return {
    exitCode,
    signal: numberAt(value, "signal") ?? 0,
    reason: textAt(value, "reason"),
    finishedAt: textAt(value, "finishedAt"),
  };
}
