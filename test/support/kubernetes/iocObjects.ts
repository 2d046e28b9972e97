// Kubernetes objects like those of the ecosystem's charts, with an IOC of one database and no probes.
import { parts } from "../parts.ts";

export interface IocObjects {
  readonly name: string;
  /** `now`: the chart of today. `before`: charts 3 and 4. `first`: the Deployments of 2022. */
  readonly generation?: "now" | "before" | "first";
  /** Without stdio-socket, as images before 2025: the terminal is the IOC's own. */
  readonly ownTerminal?: boolean;
  readonly image?: string;
  /** Instead of the image's start script. */
  readonly command?: readonly string[];
  readonly requests?: Readonly<Record<string, string>>;
  readonly replicas?: number;
  readonly serviceAccount?: string;
}

/** The record each of these IOCs has: `BL01T-EA-IOC-01:UPTIME`. */
export function recordOf(name: string): string {
  return `${name.toUpperCase()}:UPTIME`;
}

const LABELS = { now: { ioc: "true" }, before: { is_ioc: "true" }, first: { is_ioc: "True" } };

export function iocObjects(ioc: IocObjects): readonly object[] {
  const { name, generation = "now" } = ioc;
  const config = {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: `${name}-config` },
    data: {
      "st.cmd": [
        "dbLoadDatabase /epics/ioc/dbd/ioc.dbd",
        "ioc_registerRecordDeviceDriver pdbbase",
        `dbLoadRecords /epics/ioc/config/uptime.db`,
        "iocInit",
        "",
      ].join("\n"),
      "uptime.db": `record(ao, "${recordOf(name)}") { field(PINI, "YES") }\n`,
    },
  };
  const labels = { app: name, ...LABELS[generation] };
  const spec = {
    replicas: ioc.replicas ?? 1,
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels }, spec: podSpec(ioc) },
  };
  const workload =
    generation === "first"
      ? { apiVersion: "apps/v1", kind: "Deployment", metadata: { name, labels }, spec }
      : {
          apiVersion: "apps/v1",
          kind: "StatefulSet",
          metadata: { name, labels },
          spec: { ...spec, serviceName: name, podManagementPolicy: "Parallel" },
        };
  return [config, workload];
}

function podSpec(ioc: IocObjects): object {
  const environment = { IOC_NAME: ioc.name, IOCSH_PS1: `${ioc.name} > `, HOME: "/tmp", TERM: "xterm-256color" };
  return {
    terminationGracePeriodSeconds: 3,
    ...(ioc.serviceAccount === undefined ? {} : { serviceAccountName: ioc.serviceAccount }),
    containers: [
      {
        name: ioc.name,
        image: ioc.image ?? parts.images?.runtime,
        imagePullPolicy: "IfNotPresent",
        stdin: true,
        tty: true,
        ...(ioc.command === undefined ? {} : { command: ioc.command }),
        ...(ioc.requests === undefined ? {} : { resources: { requests: ioc.requests } }),
        env: Object.entries({ ...environment, ...(ioc.ownTerminal === true ? { STDIO_EXPOSED: "YES" } : {}) }).map(
          ([key, value]) => ({ name: key, value }),
        ),
        volumeMounts: [{ name: "config", mountPath: "/epics/ioc/config", readOnly: true }],
      },
    ],
    volumes: [{ name: "config", configMap: { name: `${ioc.name}-config` } }],
  };
}
