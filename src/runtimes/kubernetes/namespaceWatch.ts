// The live picture of one namespace: its workloads and pods under both generations of labels, as snapshots.
import type { Failure } from "../../core/failure.ts";
import type { Ioc } from "../../core/ioc.ts";
import type { Snapshot } from "../../core/iocRuntime.ts";
import { segment, type ApiServer } from "./apiServer.ts";
import { wait } from "./backoff.ts";
import { coalesced } from "./coalesced.ts";
import { doubtsAbout, lookInto, NO_FINDINGS } from "./findings.ts";
import { iocOf } from "./iocOf.ts";
import { IOC_SELECTORS, readPod, readWorkload, type Pod, type Workload } from "./records.ts";
import { Reflector, REFLECTOR_TIMES, type Copy, type ReflectorTimes } from "./reflector.ts";
import { askRights, refusedBy, type Denied } from "./rights.ts";
import type { Findings } from "./stateOf.ts";

export interface WatchedNamespace {
  readonly runtime: string;
  readonly api: ApiServer;
  readonly namespace: string;
  /** To follow “Could not …”: `list IOCs in p48-beamline on argus`. */
  readonly doing: string;
  readonly times?: ReflectorTimes;
  /** Told of the pods each time, so that command lines can name them. */
  readonly onPods?: (workloads: readonly Workload[], pods: readonly Pod[]) => void;
}

const SNAPSHOT_MS = 250;
const DOUBT_MS = 5_000;
const RIGHTS_MS = 300_000;
const RIGHTS_RETRY_MS = 30_000;

interface Copies {
  readonly workloads: readonly Copy<Workload>[];
  readonly pods: readonly Copy<Pod>[];
}

export function watchNamespace(
  { runtime, api, namespace, doing, onPods, times = REFLECTOR_TIMES }: WatchedNamespace,
  onSnapshot: (snapshot: Snapshot) => void,
  signal: AbortSignal,
): void {
  let findings = NO_FINDINGS;
  let denied: Denied = new Set();
  const copies = (): Copies => ({
    workloads: [...statefulSets.map(({ copy }) => copy), ...deployments.map(({ copy }) => optional(copy))],
    pods: pods.map(({ copy }) => copy),
  });
  const tellSoon = coalesced(
    () => {
      const snapshot = pictureOf(copies(), (all, allPods) => {
        onPods?.(all, allPods);
        return iocsOf(runtime, all, allPods, findings, denied, namespace);
      });
      if (snapshot) onSnapshot(snapshot);
    },
    SNAPSHOT_MS,
    signal,
  );
  /** The first picture is told the moment it is there: a pause begun for less would delay it. */
  const tell = (): void => {
    if (!isPending(copies())) tellSoon();
  };

  const reflect = <T>(path: string, read: (object: unknown) => T | undefined): readonly Reflector<T>[] =>
    IOC_SELECTORS.map((labelSelector) => new Reflector(api, { path, labelSelector, doing }, read, tell, times));
  const apps = `/apis/apps/v1/namespaces/${segment(namespace)}`;
  const statefulSets = reflect(`${apps}/statefulsets`, (object) => readWorkload("StatefulSet", object));
  const deployments = reflect(`${apps}/deployments`, (object) => readWorkload("Deployment", object));
  const pods = reflect(`/api/v1/namespaces/${segment(namespace)}/pods`, readPod);
  const workloads = [...statefulSets, ...deployments];

  /** `ask` gives the time to its next turn in milliseconds. */
  const keepAsking = async (ask: () => Promise<number>): Promise<void> => {
    const answers = (): string => JSON.stringify([[...denied], [...findings.failedCreates], [...findings.lostNodes]]);
    while (!signal.aborted) {
      const before = answers();
      const pause = await ask();
      if (answers() !== before) tell();
      await wait(pause, signal);
    }
  };
  for (const reflector of [...statefulSets, ...deployments, ...pods]) void reflector.run(signal);
  void keepAsking(async () => {
    const answer = await askRights(api, namespace, signal);
    denied = answer ?? denied;
    return answer === undefined ? RIGHTS_RETRY_MS : RIGHTS_MS;
  });
  void keepAsking(async () => {
    const doubts = doubtsAbout(itemsOf(workloads.map(({ copy }) => copy)), itemsOf(pods.map(({ copy }) => copy)));
    findings = await lookInto(doubts, api, namespace, signal);
    return DOUBT_MS;
  });
}

/** Only the oldest charts made Deployments: someone who may not list them still sees all the others. */
function optional(deployments: Copy<Workload>): Copy<Workload> {
  const forbidden = deployments.kind === "unavailable" && deployments.failure.kind === "notAuthorised";
  return forbidden ? { kind: "live", items: [] } : deployments;
}

/** Some part has not answered yet, and none has refused. */
function isPending({ workloads, pods }: Copies): boolean {
  const kinds = [...workloads, ...pods].map(({ kind }) => kind);
  return kinds.includes("pending") && !kinds.includes("unavailable");
}

/** Undefined while some part has not answered yet. */
export function pictureOf(
  { workloads, pods }: Copies,
  iocs: (workloads: readonly Workload[], pods: readonly Pod[]) => readonly Ioc[],
): Snapshot | undefined {
  const copies: readonly Copy<unknown>[] = [...workloads, ...pods];
  const unavailable = copies.find((copy) => copy.kind === "unavailable");
  if (unavailable) return { kind: "unavailable", failure: unavailable.failure, since: unavailable.since.toISOString() };
  if (isPending({ workloads, pods })) return undefined;
  const known = iocs(itemsOf(workloads), itemsOf(pods));
  const stale = copies.filter((copy) => copy.kind === "stale").sort((a, b) => a.asOf.getTime() - b.asOf.getTime());
  const oldest: { asOf: Date; failure: Failure } | undefined = stale[0];
  if (oldest) return { kind: "stale", iocs: known, asOf: oldest.asOf.toISOString(), failure: oldest.failure };
  return { kind: "live", iocs: known };
}

function itemsOf<T>(copies: readonly Copy<T>[]): readonly T[] {
  return copies.flatMap((copy) => (copy.kind === "live" || copy.kind === "stale" ? copy.items : []));
}

export function iocsOf(
  runtime: string,
  workloads: readonly Workload[],
  pods: readonly Pod[],
  findings: Findings,
  denied: Denied,
  namespace: string,
): readonly Ioc[] {
  const podsOf = Map.groupBy(
    uniqueBy(pods, ({ uid }) => uid),
    ({ owner }) => `${owner?.kind ?? ""}/${owner?.name ?? ""}`,
  );
  const refused = {
    StatefulSet: refusedBy(denied, "StatefulSet", namespace),
    Deployment: refusedBy(denied, "Deployment", namespace),
  };
  // An IOC on its way from the old chart to the new exists as both kinds under one name; StatefulSets come first and win.
  return uniqueBy(workloads, ({ name }) => name).map((workload) =>
    iocOf(runtime, workload, podsOf.get(`${workload.kind}/${workload.name}`) ?? [], findings, refused[workload.kind]),
  );
}

/** Objects with both labels are listed twice. */
function uniqueBy<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const seen = new Set<string>();
  return items.filter((item) => !seen.has(key(item)) && seen.add(key(item)));
}
