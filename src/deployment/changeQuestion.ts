// What a person is asked before an IOC is changed. Names the IOC and its place: nobody should stop the wrong one.
import type { Ioc } from "../core/ioc.ts";
import type { Place } from "../core/iocRuntime.ts";

export type ChangeVerb = "start" | "stop" | "restart";

export interface ChangeQuestion {
  readonly message: string;
  readonly detail: string;
  /** Text of the button that does it. */
  readonly button: string;
}

const BUTTON: Readonly<Record<ChangeVerb, string>> = { start: "Start", stop: "Stop", restart: "Restart" };

const EFFECT: Readonly<Record<Place["kind"], Readonly<Record<ChangeVerb, string>>>> = {
  cluster: {
    start: "Scales it to 1.",
    stop: "Scales it to 0: its PVs disappear until it is started again.",
    restart: "Deletes its pod: its PVs disappear until the new one is up.",
  },
  engine: {
    start: "Starts its container.",
    stop: "Stops its container: its PVs disappear until it is started again.",
    restart: "Restarts its container: its PVs disappear until it is up again.",
  },
};

/** `commands` are the equivalent command lines, as a person would type them. */
export function changeQuestion(
  verb: ChangeVerb,
  targets: readonly { readonly ioc: Ioc; readonly place: Place }[],
  commands: readonly string[],
): ChangeQuestion {
  const names = targets.map(({ ioc, place }) => `${ioc.ref.name} ${where(place)}`);
  const message =
    targets.length === 1 ? `${BUTTON[verb]} ${names[0] ?? ""}?` : `${BUTTON[verb]} ${targets.length} IOCs?`;
  const effects = [...new Set(targets.map(({ place }) => EFFECT[place.kind][verb]))];
  const list = targets.length === 1 ? [] : [names.join("\n")];
  return { message, detail: [...list, ...effects, commands.join("\n")].join("\n\n"), button: BUTTON[verb] };
}

function where(place: Place): string {
  return place.kind === "cluster"
    ? `in namespace ${place.beamline} on cluster ${place.cluster}`
    : `under ${place.engine} on this machine`;
}
