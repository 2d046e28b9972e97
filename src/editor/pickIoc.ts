import * as vscode from "vscode";
import { systemClock } from "../core/clock.ts";
import type { IocRef } from "../core/ioc.ts";
import { iocsOf, type IocStore } from "../core/iocStore.ts";
import { isSettled, waitForStore } from "../core/waitForStore.ts";

/**
 * What a command was called with: a row of the tree, a reference from a link, or nothing (the palette).
 * Arguments of commands come from outside, so the shape is checked.
 */
export function refOf(argument: unknown): IocRef | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  if ("ref" in argument) return refOf(argument.ref);
  return "runtime" in argument &&
    "name" in argument &&
    typeof argument.runtime === "string" &&
    typeof argument.name === "string"
    ? { runtime: argument.runtime, name: argument.name }
    : undefined;
}

/** Places that do not answer in this time are not waited for. */
const FIRST_PICTURE_MS = 8000;

/** The view may never have been shown. */
async function firstPicture(store: IocStore): Promise<void> {
  store.open();
  const options = { location: vscode.ProgressLocation.Notification, title: "Looking for IOCs" };
  await vscode.window.withProgress(options, () =>
    waitForStore(store, systemClock, FIRST_PICTURE_MS, () => (isSettled(store) ? true : undefined)),
  );
}

/** Asks for one of the known IOCs, grouped by beamline. Undefined when the person gave up or there is none. */
export async function pickIoc(store: IocStore, title: string): Promise<IocRef | undefined> {
  if (!store.isOpen && vscode.workspace.isTrusted) await firstPicture(store);
  const items = store.runtimes().flatMap(({ runtime, snapshot }) => {
    const { place } = runtime;
    const label =
      place.kind === "cluster" ? `${place.beamline} (${place.cluster})` : `Local containers (${place.engine})`;
    const rows = iocsOf(snapshot).map((ioc) => ({ label: ioc.ref.name, description: ioc.state.kind, ref: ioc.ref }));
    return rows.length === 0 ? [] : [{ label, kind: vscode.QuickPickItemKind.Separator, ref: undefined }, ...rows];
  });
  if (items.length === 0) {
    await vscode.commands.executeCommand("epicsIoc.iocs.focus");
    void vscode.window.showInformationMessage("No IOC is known yet. The view “IOCs” says what is missing.");
    return undefined;
  }
  const picked = await vscode.window.showQuickPick(items, { title, matchOnDescription: true, placeHolder: "IOC" });
  return picked?.ref;
}
