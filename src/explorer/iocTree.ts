// Snapshots -> the tree as plain data. States are nodes: nothing here pops up, and tests print the tree as text.
import type { Failure } from "../core/failure.ts";
import { iocKey, type Ioc } from "../core/ioc.ts";
import { iocsOf, type KnownRuntime, type KnownSource } from "../core/iocStore.ts";
import type { IocRuntime } from "../core/iocRuntime.ts";
import { needsAttention } from "../core/iocState.ts";

/** Stable across refreshes, unique in the tree. */
interface Identified {
  readonly id: string;
}

export interface GroupNode extends Identified {
  readonly kind: "group";
  readonly runtime: IocRuntime;
  readonly label: string;
  readonly description: string;
  readonly children: readonly TreeNode[];
}

export interface IocNode extends Identified {
  readonly kind: "ioc";
  readonly ioc: Ioc;
  readonly runtime: IocRuntime;
}

export type TreeNode =
  | GroupNode
  | IocNode
  | (Identified & { readonly kind: "loading"; readonly label: string })
  /** Nothing there; `next` says which way on. */
  | (Identified & {
      readonly kind: "empty";
      readonly label: string;
      readonly next: "chooseClusters" | "openWalkthrough";
    })
  | (Identified & { readonly kind: "problem"; readonly source: string; readonly failure: Failure });

/**
 * The roots. Empty only when there is nothing to tell: no source was looked at, or no cluster is chosen and no engine
 * is installed, which is what the welcome text is for.
 */
export function iocTree(sources: readonly KnownSource[]): readonly TreeNode[] {
  const nodes = sources.flatMap(sourceNodes);
  const onlyMissing = nodes.every((node) => node.kind === "empty" || isMissingEngine(node));
  return onlyMissing ? [] : nodes;
}

function isMissingEngine(node: TreeNode): boolean {
  return node.kind === "problem" && node.source === "containers" && node.failure.kind === "toolMissing";
}

function sourceNodes({ id, state }: KnownSource): readonly TreeNode[] {
  if (state === "looking") {
    const label = id === "containers" ? "Looking for a container engine…" : "Reading the kubeconfig…";
    return [{ kind: "loading", id: `${id}/looking`, label }];
  }
  if ("failure" in state) return [{ kind: "problem", id: `${id}/problem`, source: id, failure: state.failure }];
  if (state.runtimes.length === 0 && id === "kubernetes") {
    return [{ kind: "empty", id: `${id}/empty`, label: "No beamline chosen", next: "chooseClusters" }];
  }
  return state.runtimes.map(groupNode);
}

function groupNode({ runtime, snapshot }: KnownRuntime): GroupNode {
  const { place } = runtime;
  const iocs = iocsOf(snapshot);
  const cluster = place.kind === "cluster" ? `${place.cluster} cluster` : place.engine;
  return {
    kind: "group",
    id: runtime.id,
    runtime,
    label: place.kind === "cluster" ? place.beamline : "Local containers",
    description: [cluster, groupState(snapshot, iocs)].filter((text) => text !== "").join(" · "),
    children: children(runtime, snapshot, iocs),
  };
}

function groupState(snapshot: KnownRuntime["snapshot"], iocs: readonly Ioc[]): string {
  if (snapshot === undefined) return "";
  if (snapshot.kind === "unavailable") return failureWords(snapshot.failure, snapshot.since);
  if (snapshot.kind === "stale") return `as of ${clock(snapshot.asOf)}, reconnecting`;
  const faulty = iocs.filter((ioc) => needsAttention(ioc.state)).length;
  return faulty === 0 ? "" : `${faulty} of ${iocs.length} ${faulty === 1 ? "needs" : "need"} attention`;
}

function failureWords(failure: Failure, since: string): string {
  switch (failure.kind) {
    case "notAuthorised":
      return "not authorised";
    case "unreachable":
    case "timedOut":
      return `unreachable since ${clock(since)}`;
    default:
      return "not available";
  }
}

function children(runtime: IocRuntime, snapshot: KnownRuntime["snapshot"], iocs: readonly Ioc[]): readonly TreeNode[] {
  if (snapshot === undefined) return [{ kind: "loading", id: `${runtime.id}/loading`, label: "Loading…" }];
  if (snapshot.kind === "unavailable") {
    return [{ kind: "problem", id: `${runtime.id}/problem`, source: runtime.id, failure: snapshot.failure }];
  }
  if (iocs.length === 0) {
    const label = runtime.place.kind === "cluster" ? "No IOCs in this namespace" : "No IOC containers";
    return [{ kind: "empty", id: `${runtime.id}/empty`, label, next: "openWalkthrough" }];
  }
  return [...iocs]
    .sort((a, b) => a.ref.name.localeCompare(b.ref.name, "en", { numeric: true }))
    .map((ioc) => ({ kind: "ioc", id: iocKey(ioc.ref), ioc, runtime }));
}

/** `09:12`, in the user's time zone. */
export function clock(iso: string): string {
  const date = new Date(iso);
  return [date.getHours(), date.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}

/** How many IOCs need a person: the badge. */
export function attentionCount(sources: readonly KnownSource[]): number {
  return sources
    .flatMap(({ state }) => (typeof state === "object" && "runtimes" in state ? state.runtimes : []))
    .flatMap(({ snapshot }) => iocsOf(snapshot))
    .filter((ioc) => needsAttention(ioc.state)).length;
}
