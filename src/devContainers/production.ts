import type { Ioc } from "../core/ioc.ts";
import { parseImageReference } from "../core/imageReference.ts";
import type { IocRuntime } from "../core/iocRuntime.ts";
import { placeName } from "../core/placeName.ts";
import type { Instance } from "../servicesRepository/instance.ts";

/** What production is, as far as it can be known from here. */
export interface Production {
  /** `ghcr.io/epics-containers/ioc-pmac-runtime:2026.6.1` */
  readonly image: string;
  /** Of the image that runs, or that the values pin: `sha256:…`. */
  readonly digest: string | undefined;
  /** Where this is known from: `running in p47-beamline on argus`, `pinned in values.yaml`. */
  readonly knownFrom: string;
  /** The image of the values where it is not the one that runs. */
  readonly pinnedOtherwise: string | undefined;
}

export interface RunningIoc {
  readonly ioc: Ioc;
  readonly runtime: IocRuntime;
}

/** What runs goes before what is pinned. Undefined when neither tells an image. */
export function productionOf(running: RunningIoc | undefined, instance: Instance | undefined): Production | undefined {
  const pinned = instance?.image;
  if (running?.ioc.image !== undefined) {
    const { ioc, runtime } = running;
    return {
      image: ioc.image ?? "",
      digest: ioc.digest ?? parseImageReference(ioc.image ?? "")?.digest,
      knownFrom: `${ioc.digest === undefined ? "deployed" : "running"} in ${placeName(runtime.place)}`,
      pinnedOtherwise: pinned === ioc.image ? undefined : pinned,
    };
  }
  if (pinned === undefined) return undefined;
  return {
    image: pinned,
    digest: parseImageReference(pinned)?.digest,
    knownFrom: `pinned in ${(instance?.valuesFile ?? "values.yaml").split(/[/\\]/).at(-1) ?? ""}`,
    pinnedOtherwise: undefined,
  };
}

/** A beamline first: a container of that name on this machine is somebody's trial. */
export function runningIocOf(iocs: readonly RunningIoc[], name: string): RunningIoc | undefined {
  const named = iocs.filter(({ ioc }) => ioc.ref.name === name && ioc.image !== undefined);
  const [first] = [...named].sort((a, b) => rank(a) - rank(b));
  return first;
}

function rank({ ioc, runtime }: RunningIoc): number {
  return (runtime.place.kind === "cluster" ? 0 : 2) + (ioc.digest === undefined ? 1 : 0);
}
