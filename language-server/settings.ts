// What the person has set under `epicsIoc.*`. Written by hand in a file: whatever is not as agreed counts as not set.

import { BASE_VERSIONS, type BaseVersion, NEWEST_BASE } from "./ioc/scriptEvaluation/baseVersion.ts";

const SEVERITIES = ["error", "warning", "information", "hint", "off"] as const;

export type RuleSeverity = (typeof SEVERITIES)[number];

export interface Settings {
  /** `4.6.2`; undefined: the one in the instance's image, or the newest known. */
  readonly ibekVersion: string | undefined;
  /** Whose definitions count where the workspace and the image have a type: the nearest, the workspace, or the image. */
  readonly definitions: "nearest" | "image";
  /** Rendered values and defaults beside the text of an `ioc.yaml`. */
  readonly inlayHints: boolean;
  /** Of the EPICS base whose iocsh runs startup scripts. */
  readonly baseVersion: BaseVersion;
  /** Rule code → severity instead of its own: `trailing-comment` → `off`. */
  readonly rules: ReadonlyMap<string, RuleSeverity>;
}

export const DEFAULT_SETTINGS: Settings = {
  ibekVersion: undefined,
  definitions: "nearest",
  inlayHints: true,
  baseVersion: NEWEST_BASE,
  rules: new Map(),
};

/** `section`: all of `epicsIoc` as JSON. */
export function readSettings(section: unknown): Settings {
  const version = setting(section, "ioc.ibekVersion");
  const hints = setting(section, "ioc.inlayHints");
  return {
    ibekVersion: typeof version === "string" && /^\d+\.\d+\.\d+$/.test(version) ? version : undefined,
    definitions: setting(section, "ioc.definitions") === "image" ? "image" : "nearest",
    inlayHints: typeof hints === "boolean" ? hints : DEFAULT_SETTINGS.inlayHints,
    baseVersion: BASE_VERSIONS.find((known) => known === setting(section, "startupScript.baseVersion")) ?? NEWEST_BASE,
    rules: ruleSeverities(setting(section, "rules")),
  };
}

function ruleSeverities(value: unknown): ReadonlyMap<string, RuleSeverity> {
  const entries = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return new Map(
    entries.flatMap(([code, given]) => {
      const severity = SEVERITIES.find((each) => each === given);
      return severity === undefined ? [] : [[code, severity] as const];
    }),
  );
}

function setting(section: unknown, name: string): unknown {
  return name
    .split(".")
    .reduce(
      (value, part) =>
        typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>)[part] : undefined,
      section,
    );
}
