import type { IocState } from "./iocState.ts";

/** Names one IOC across views, commands and sessions; plain data, so it survives serialisation. */
export interface IocRef {
  /** The runtime's id: `kubernetes:argus/p47-beamline` or `containers:podman`. */
  readonly runtime: string;
  /** The workload's or container's name: `bl47p-ea-dcam-01`. */
  readonly name: string;
}

/** What every view knows of one IOC. Slim on purpose: hundreds are held at once. */
export interface Ioc {
  readonly ref: IocRef;
  readonly state: IocState;
  /** As pinned by the workload: `ghcr.io/epics-containers/ioc-adaravis-runtime:2026.6.1`. */
  readonly image: string | undefined;
  /** What actually runs: `sha256:…`; undefined while nothing does. */
  readonly digest: string | undefined;
  readonly node: string | undefined;
  /** Restarts of the current pod or container. */
  readonly restarts: number;
  /** When the workload or container was created, ISO 8601. */
  readonly createdAt: string | undefined;
  /** How it ended last time: `exit 139 (SIGSEGV), 2026-11-02T08:12:44Z`. */
  readonly lastFailure: string | undefined;
  /** A container of ours to develop an IOC in: whether an IOC runs inside is up to the person. */
  readonly devContainer: boolean;
  /** Actions this IOC's place refuses now, each with a sentence why: `{ stop: "you may not scale statefulsets in p48-beamline" }`. */
  readonly refused: Readonly<Partial<Record<IocAction, string>>>;
}

export const IOC_ACTIONS = ["console", "shell", "logs", "start", "stop", "restart"] as const;
export type IocAction = (typeof IOC_ACTIONS)[number];

export function iocKey(ref: IocRef): string {
  return `${ref.runtime}/${ref.name}`;
}
