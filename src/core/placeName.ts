import type { Place } from "./iocRuntime.ts";

/** `p47-beamline on argus`, `podman on this machine` */
export function placeName(place: Place): string {
  return place.kind === "cluster" ? `${place.beamline} on ${place.cluster}` : `${place.engine} on this machine`;
}
