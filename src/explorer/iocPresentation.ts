// How one IOC reads in the tree: words, icon, tooltip, spoken label. Pure, so tests compare whole rows.
import { IOC_ACTIONS, type Ioc, type IocAction } from "../core/ioc.ts";
import { imageVersion } from "../core/imageReference.ts";
import type { IocRuntime, Place } from "../core/iocRuntime.ts";
import { placeName } from "../core/placeName.ts";
import type { IocState } from "../core/iocState.ts";

export interface StateIcon {
  /** Codicon. */
  readonly icon: string;
  /** Theme colour, so that light, dark and high contrast themes choose. */
  readonly color: string | undefined;
}

export function stateIcon(state: IocState): StateIcon {
  switch (state.kind) {
    case "running":
      return state.ready
        ? { icon: "pass-filled", color: "testing.iconPassed" }
        : { icon: "pass", color: "problemsWarningIcon.foreground" };
    case "starting":
      return { icon: "loading~spin", color: undefined };
    case "stopping":
      return { icon: "sync", color: undefined };
    case "stopped":
      return { icon: "circle-outline", color: "disabledForeground" };
    case "failed":
      return { icon: "error", color: "problemsErrorIcon.foreground" };
    case "unknown":
      return { icon: "question", color: "problemsWarningIcon.foreground" };
  }
}

/** The state and the one fact that matters with it: `starting · pulling image`. */
function stateWords(state: IocState): string {
  switch (state.kind) {
    case "running":
      return state.ready ? "running" : "running · not ready";
    case "starting":
      return `starting · ${state.doing}`;
    case "stopping":
    case "stopped":
      return state.kind;
    case "failed":
      return `failed · ${localTimes(state.reason)}`;
    case "unknown":
      return `unknown · ${state.why}`;
  }
}

/** Clusters and engines speak UTC, people their own time: `2026-11-23T07:02:17Z` → `2026-11-23 07:02:17`. */
function localTimes(text: string): string {
  return text.replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, (iso) => {
    const date = new Date(iso);
    const two = (part: number): string => String(part).padStart(2, "0");
    const day = [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join("-");
    return `${day} ${[date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(":")}`;
  });
}

/** The grey text of a row: `running · 2026.6.1 · node p47-srv-02`. */
export function rowDescription(ioc: Ioc): string {
  const version = ioc.image === undefined ? undefined : imageVersion(ioc.image);
  const words = stateWords(ioc.state);
  // A crash loop says them itself.
  const silent = ioc.restarts === 0 || words.includes("restart");
  const restarts = silent ? undefined : `${ioc.restarts} ${ioc.restarts === 1 ? "restart" : "restarts"}`;
  const node = ioc.node === undefined ? undefined : `node ${ioc.node}`;
  const kind = ioc.devContainer ? "dev container" : undefined;
  return [kind, words, version, restarts, node].filter((fact) => fact !== undefined).join(" · ");
}

/** What a screen reader says: `bl47p-va-ioc-01, failed: crash loop · exit 1, in p47-beamline on argus`. */
export function spokenLabel(ioc: Ioc, place: Place): string {
  const where = place.kind === "cluster" ? `in ${placeName(place)}` : `under ${placeName(place)}`;
  const name = ioc.devContainer ? `${ioc.ref.name}, dev container` : ioc.ref.name;
  return `${name}, ${stateWords(ioc.state).replace(" · ", ": ")}, ${where}`;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** The rows of the tooltip; only what is known. `now` in milliseconds since the epoch. */
export function tooltipFacts(ioc: Ioc, place: Place, now: number): readonly Fact[] {
  const facts: readonly (readonly [string, string | undefined])[] = [
    ["State", stateWords(ioc.state)],
    ["Running for", ioc.state.kind === "running" ? age(ioc.state.since, now) : undefined],
    ["Restarts", String(ioc.restarts)],
    ["Last failure", ioc.lastFailure === undefined ? undefined : localTimes(ioc.lastFailure)],
    ["Image", ioc.image],
    ["Digest", ioc.digest?.replace(/^(sha256:.{12}).*$/, "$1…")],
    ["Node", ioc.node],
    ["Age", ioc.createdAt === undefined ? undefined : age(ioc.createdAt, now)],
    ["Where", placeName(place)],
    ...Object.values(ioc.refused).map((sentence) => ["Not allowed", sentence] as const),
  ];
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}

/** `3 d 4 h`, `12 min`, `8 s`. */
function age(since: string, now: number): string {
  const seconds = Math.max(0, Math.round((now - Date.parse(since)) / 1000));
  const [minutes, hours, days] = [60, 3600, 86_400].map((unit) => Math.floor(seconds / unit)) as [
    number,
    number,
    number,
  ];
  if (days > 0) return `${days} d ${hours % 24} h`;
  if (hours > 0) return `${hours} h ${minutes % 60} min`;
  return minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

/** What the menus of a row look for: `ioc cluster console shell logs stop restart`. */
export function contextWords(ioc: Ioc, runtime: IocRuntime): string {
  const kind = ioc.devContainer ? ["devContainer"] : [];
  return ["ioc", runtime.place.kind, ...kind, ...possibleActions(ioc, runtime)].join(" ");
}

/** What can be done with this IOC now: allowed by its runtime, its state and the user's rights. */
export function possibleActions(ioc: Ioc, runtime: IocRuntime): readonly IocAction[] {
  return IOC_ACTIONS.filter((action) => ioc.refused[action] === undefined && fits(action, ioc.state, runtime));
}

function fits(action: IocAction, state: IocState, runtime: IocRuntime): boolean {
  switch (action) {
    case "console":
    case "logs":
      return state.kind !== "stopped";
    case "shell":
      return state.kind === "running" || state.kind === "starting" || state.kind === "failed";
    case "start":
      return runtime.start !== undefined && (state.kind === "stopped" || state.kind === "failed");
    case "stop":
      return runtime.stop !== undefined && state.kind !== "stopped" && state.kind !== "stopping";
    case "restart":
      return runtime.restart !== undefined && state.kind !== "stopped";
  }
}
