/** Releases of EPICS base between which iocsh and its commands differ; each stands for itself and those up to the next. */
export const BASE_VERSIONS = ["7.0.7", "7.0.8", "7.0.10"] as const;

export type BaseVersion = (typeof BASE_VERSIONS)[number];

export const NEWEST_BASE: BaseVersion = "7.0.10";

export function isAtLeast(base: BaseVersion, wanted: BaseVersion): boolean {
  return BASE_VERSIONS.indexOf(base) >= BASE_VERSIONS.indexOf(wanted);
}
