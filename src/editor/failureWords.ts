// The one place where a failure becomes words and a next step.
import type { Failure } from "../core/failure.ts";

export interface NextStep {
  readonly title: string;
  readonly command: string;
  readonly args: readonly unknown[];
}

export interface FailureWords {
  /** What, why and what to do, for a message or a tooltip. */
  readonly sentence: string;
  /** A few words, for a row of a tree. */
  readonly short: string;
  readonly nextSteps: readonly NextStep[];
}

const retry: NextStep = { title: "Retry", command: "epicsIoc.explorer.refresh", args: [] };
const showLog: NextStep = { title: "Show Log", command: "epicsIoc.log.show", args: [] };
const chooseClusters: NextStep = {
  title: "Choose Clusters and Namespaces",
  command: "epicsIoc.clusters.choose",
  args: [],
};
const trust: NextStep = { title: "Manage Trust", command: "workbench.trust.manage", args: [] };

function settings(title: string, query: string): NextStep {
  return { title, command: "workbench.action.openSettings", args: [query] };
}

/** Undefined for a cancellation: who cancelled knows. */
export function failureWords({ kind, doing, why }: Failure): FailureWords | undefined {
  const start = `Could not ${doing}: ${why.replace(/\.$/, "")}.`;
  switch (kind) {
    case "toolMissing":
      return {
        sentence: `${start} Install it on the machine where VS Code runs its extensions, or say in the settings where it is.`,
        short: why,
        nextSteps: [settings("Open Settings", "epicsIoc"), retry],
      };
    case "unreachable":
      return {
        sentence: `${start} Is it running, and can this machine reach it?`,
        short: "unreachable",
        nextSteps: [retry, showLog],
      };
    case "notAuthorised":
      return {
        sentence: `${start} Ask your cluster admin, or choose other namespaces.`,
        short: "not authorised",
        nextSteps: [chooseClusters, retry],
      };
    case "notFound":
      return { sentence: start, short: why, nextSteps: [settings("Open Settings", "epicsIoc"), retry] };
    case "conflict":
      return {
        sentence: `${start} Somebody else changed it meanwhile; look again and repeat.`,
        short: why,
        nextSteps: [retry],
      };
    case "timedOut":
      return { sentence: `${start} It took too long to answer.`, short: "no answer", nextSteps: [retry, showLog] };
    case "unexpectedOutput":
    case "exited":
      return { sentence: start, short: why, nextSteps: [showLog] };
    case "untrusted":
      return {
        sentence: `${start} This folder is not trusted, so nothing is started and nothing is contacted.`,
        short: "folder not trusted",
        nextSteps: [trust],
      };
    case "cancelled":
      return undefined;
  }
}
