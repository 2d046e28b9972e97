import type { Ioc } from "../../core/ioc.ts";
import type { Pod, PodContainer, Workload } from "./records.ts";
import { currentPod, stateOf, type Findings } from "./stateOf.ts";
import { terminationText } from "./terminationText.ts";

/** One IOC as every view sees it, from its workload and that workload's pods. */
export function iocOf(
  runtime: string,
  workload: Workload,
  pods: readonly Pod[],
  findings: Findings,
  refused: Ioc["refused"],
): Ioc {
  const pod = currentPod(pods);
  const main = pod?.containers[0];
  return {
    ref: { runtime, name: workload.name },
    state: stateOf(workload, pod, findings),
    image: main?.image ?? workload.image,
    digest: /sha256:[a-f0-9]{64}/.exec(main?.imageId ?? "")?.[0],
    node: pod?.node,
    restarts: main?.restarts ?? 0,
    createdAt: workload.createdAt,
    lastFailure: main && lastFailureOf(main),
    devContainer: false,
    refused,
  };
}

function lastFailureOf({ state, lastEnd }: PodContainer): string | undefined {
  const end = state?.kind === "terminated" ? state.end : lastEnd;
  return end && [terminationText(end), end.finishedAt].filter(Boolean).join(", ");
}
