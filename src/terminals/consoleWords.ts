// The sentences a console says between the IOC's own lines, and the name of its tab.
import { imageVersion } from "../core/imageReference.ts";
import type { Ioc } from "../core/ioc.ts";
import type { Console, Place } from "../core/iocRuntime.ts";

export type ConsoleMode = "reading" | "controlling" | "ended";

/** `bl47p-va-ioc-01 · p47-beamline`, `bl47p-va-ioc-01 · podman`; without the place of an IOC that is not known. */
export function terminalTitle(ioc: string, place: Place | undefined): string {
  return [ioc, ...whereWords(place).slice(0, 1)].join(" · ");
}

/** A pseudoterminal shows neither buttons nor a new colour: the tab's name tells whether keys reach the IOC. */
export function tabName(title: string, mode: ConsoleMode): string {
  switch (mode) {
    case "reading":
      return `🔒 ${title}`;
    case "controlling":
      return `✎ ${title}`;
    case "ended":
      return `🔒 ${title} (ended)`;
  }
}

/** `bl47p-va-ioc-01 · p47-beamline · argus ─ running since 2026-11-02 08:00 ─ image 2026.6.1`, times local. */
export function headerWords({ ref, state, image }: Ioc, place: Place): string {
  const running = state.kind === "running" ? `running since ${localTime(state.since)}` : state.kind;
  const version = image === undefined ? undefined : imageVersion(image);
  const who = [ref.name, ...whereWords(place)].join(" · ");
  return [who, running, ...(version === undefined ? [] : [`image ${version}`])].join(" ─ ");
}

export const READ_ONLY_WORDS =
  "read-only. “Take Control” (title button, command) to type. Closing this tab never stops the IOC";

/** How to try again, in a terminal. */
export const RETRY_WORDS = "press Enter to try now";

export function controlWords(reaches: Console["reaches"]): string {
  const keys =
    reaches === "stdioSocket"
      ? "Ctrl-C gives control back; exit would stop it and asks first"
      : "Ctrl-C, Ctrl-D and exit would stop it and ask first";
  return `in control: keys reach the IOC. ${keys}. Press Enter for a prompt`;
}

function whereWords(place: Place | undefined): readonly string[] {
  if (place?.kind === "cluster") return [place.beamline, place.cluster];
  return place === undefined ? [] : [place.engine];
}

function localTime(iso: string): string {
  const date = new Date(iso);
  if (Number.isNaN(date.getTime())) return iso;
  const day = [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${day.join("-")} ${date.toTimeString().slice(0, 5)}`;
}
