// Which rows the two questions “which clusters?” and “which namespaces?” show, and what the answers mean.
import type { ClusterContext } from "./clusterDirectory.ts";

export interface Choice {
  readonly label: string;
  readonly description: string;
  readonly picked: boolean;
}

export interface PlaceChoice {
  readonly context: string;
  readonly namespace: string;
}

export function contextChoices(contexts: readonly ClusterContext[], chosen: readonly PlaceChoice[]): readonly Choice[] {
  return contexts.map(({ context, cluster }) => ({
    label: context,
    description: cluster === context ? "" : `${cluster} cluster`,
    picked: chosen.some((place) => place.context === context),
  }));
}

/** Namespaces of one context: those chosen, beamlines first, then the rest; chosen ones that are gone stay visible. */
export function namespaceChoices(
  context: ClusterContext,
  namespaces: readonly string[],
  chosen: readonly PlaceChoice[],
): readonly Choice[] {
  const already = chosen.filter((place) => place.context === context.context).map((place) => place.namespace);
  const all = [
    ...new Set([...already, ...namespaces, ...(context.namespace === undefined ? [] : [context.namespace])]),
  ];
  const rank = (name: string): number => (already.includes(name) ? 0 : name.endsWith("-beamline") ? 1 : 2);
  return all
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b, "en", { numeric: true }))
    .map((name) => ({
      label: name,
      description: name === context.namespace ? "default of the context" : "",
      picked: already.includes(name) || (already.length === 0 && name === context.namespace),
    }));
}

/** Kubernetes' own rule for names of namespaces. */
export function namespaceProblem(name: string): string | undefined {
  return /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(name)
    ? undefined
    : "A namespace is up to 63 lower-case letters, digits and hyphens: p47-beamline";
}
