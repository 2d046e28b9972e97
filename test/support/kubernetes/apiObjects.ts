// Objects as the API server sends them, for tests without one.

type Json = Readonly<Record<string, unknown>>;

export interface PodShape {
  readonly name?: string;
  readonly uid?: string;
  readonly createdAt?: string;
  readonly deleted?: boolean;
  readonly phase?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly node?: string;
  readonly unschedulable?: string;
  readonly sandboxReady?: string;
  readonly ready?: boolean;
  readonly started?: boolean;
  readonly startupProbe?: boolean;
  /** `state` of the main container's status. */
  readonly state?: Json;
  /** Its last termination. */
  readonly last?: Json;
  readonly restarts?: number;
  readonly containerId?: string;
  /** `state` of an init container's status. */
  readonly init?: Json;
  readonly labels?: Readonly<Record<string, string>>;
  readonly owner?: { readonly kind: string; readonly name: string };
}

/** A pod of the workload of this name, with a second container that is not the IOC. */
export function pod(workload: string, shape: PodShape): Json {
  const owner = shape.owner ?? { kind: "StatefulSet", name: workload };
  const name = shape.name ?? `${workload}-0`;
  return {
    metadata: {
      name,
      uid: shape.uid ?? `uid-${name}`,
      resourceVersion: "10",
      creationTimestamp: shape.createdAt ?? "2026-11-02T07:59:00Z",
      ...(shape.deleted === true ? { deletionTimestamp: "2026-11-02T09:00:00Z" } : {}),
      labels: { app: workload, ioc: "true", ...shape.labels },
      ownerReferences: [{ apiVersion: "apps/v1", controller: true, ...owner }],
      managedFields: [{ manager: "kubelet", fieldsV1: {} }],
    },
    spec: {
      nodeName: shape.node ?? "node1",
      initContainers: shape.init === undefined ? [] : [{ name: "prepare", image: "localhost/prepare:1" }],
      containers: [
        { name: "sidecar", image: "localhost/sidecar:1" },
        {
          name: workload,
          image: "localhost/ioc:2026.6.1",
          stdin: true,
          tty: true,
          ...(shape.startupProbe === true ? { startupProbe: {} } : {}),
        },
      ],
    },
    status: {
      phase: shape.phase ?? "Running",
      reason: shape.reason,
      message: shape.message,
      conditions: [
        { type: "Ready", status: shape.ready === true ? "True" : "False" },
        ...(shape.sandboxReady === undefined
          ? []
          : [{ type: "PodReadyToStartContainers", status: shape.sandboxReady }]),
        ...(shape.unschedulable === undefined
          ? []
          : [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: shape.unschedulable }]),
      ],
      initContainerStatuses: shape.init === undefined ? [] : [{ name: "prepare", state: shape.init, restartCount: 0 }],
      containerStatuses:
        shape.state === undefined
          ? []
          : [
              { name: "sidecar", state: { running: {} }, restartCount: 9 },
              {
                name: workload,
                state: shape.state,
                lastState: shape.last === undefined ? {} : { terminated: shape.last },
                restartCount: shape.restarts ?? 0,
                started: shape.started ?? true,
                containerID: shape.containerId,
                imageID: `localhost/ioc@sha256:${"ab".repeat(32)}`,
              },
            ],
    },
  };
}

export interface WorkloadShape {
  readonly replicas?: number;
  readonly podLabels?: Readonly<Record<string, string>>;
  readonly conditions?: readonly Json[];
}

export function statefulSet(name: string, { replicas = 1, podLabels, conditions = [] }: WorkloadShape = {}): Json {
  const labels = podLabels ?? { app: name, ioc: "true" };
  return {
    metadata: {
      name,
      uid: `uid-${name}`,
      resourceVersion: "9",
      creationTimestamp: "2026-11-01T00:00:00Z",
      labels: { app: name, ioc: "true" },
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            { name: "sidecar", image: "localhost/sidecar:1" },
            { name, image: "localhost/ioc:2026.6.1" },
          ],
        },
      },
    },
    status: { conditions },
  };
}
