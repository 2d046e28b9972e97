import * as vscode from "vscode";
import { displayCommandLine } from "../core/commandLine.ts";
import type { Failure } from "../core/failure.ts";
import { IOC_ACTIONS, type IocAction, type IocRef } from "../core/ioc.ts";
import type { IocStore } from "../core/iocStore.ts";
import { pickIoc, refOf } from "../editor/pickIoc.ts";
import { choosePlaces, chosenPlaces } from "../editor/settings.ts";
import { findInstances } from "../servicesRepository/findInstances.ts";
import { instanceOfIoc } from "../servicesRepository/instance.ts";
import { contextChoices, namespaceChoices, namespaceProblem, type PlaceChoice } from "./chooseClusters.ts";
import type { ClusterContext, ClusterDirectory } from "./clusterDirectory.ts";
import { possibleActions } from "./iocPresentation.ts";

/** As the menus call them. */
const ACTION_TITLE: Readonly<Record<IocAction, string>> = {
  console: "Open Console",
  shell: "Open Shell",
  logs: "Show Logs",
  start: "Start",
  stop: "Stop",
  restart: "Restart",
};

export interface ExplorerCommandsContext {
  readonly store: IocStore;
  readonly clusters: ClusterDirectory;
  readonly isTrusted: () => boolean;
  readonly report: (failure: Failure) => void;
}

export function registerExplorerCommands(context: ExplorerCommandsContext): vscode.Disposable {
  const { store } = context;
  const find = async (argument: unknown, title: string) => {
    const ref = refOf(argument) ?? (await pickIoc(store, title));
    return ref && store.find(ref);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand("epicsIoc.explorer.refresh", () => {
      if (context.isTrusted()) store.open();
    }),
    vscode.commands.registerCommand("epicsIoc.clusters.choose", () => chooseClusters(context)),
    vscode.commands.registerCommand("epicsIoc.walkthrough.open", () =>
      vscode.commands.executeCommand("workbench.action.openWalkthrough", "epics-ioc.epics-ioc#start"),
    ),
    vscode.commands.registerCommand("epicsIoc.instance.open", async (argument: unknown) => {
      const ref = refOf(argument) ?? (await pickIoc(store, "Open the ioc.yaml of"));
      if (ref) await openInstance(ref, context.report);
    }),
    vscode.commands.registerCommand("epicsIoc.ioc.copyName", async (argument: unknown) => {
      const found = await find(argument, "Copy the name of");
      if (found) await vscode.env.clipboard.writeText(found.ioc.ref.name);
    }),
    vscode.commands.registerCommand("epicsIoc.ioc.copyImage", async (argument: unknown) => {
      const found = await find(argument, "Copy the image of");
      if (found?.ioc.image !== undefined) await vscode.env.clipboard.writeText(found.ioc.image);
    }),
    vscode.commands.registerCommand("epicsIoc.ioc.copyCommand", async (argument: unknown) => {
      const found = await find(argument, "Copy a command for");
      if (!found) return;
      const { ioc, runtime } = found;
      const possible = possibleActions(ioc, runtime);
      const items = IOC_ACTIONS.filter((action) => possible.includes(action)).map((action) => ({
        label: ACTION_TITLE[action],
        detail: displayCommandLine(runtime.commandLine(action, ioc)),
      }));
      const picked = await vscode.window.showQuickPick(items, { title: `Copy the command for ${ioc.ref.name}` });
      if (picked) await vscode.env.clipboard.writeText(picked.detail);
    }),
  );
}

/** Opens what the IOC is made from: its ioc.yaml, else its startup script, else its values. */
async function openInstance(ref: IocRef, report: (failure: Failure) => void): Promise<void> {
  const folders = (vscode.workspace.workspaceFolders ?? []).map((folder) => folder.uri.fsPath);
  const { instances } = await findInstances(folders, new AbortController().signal);
  const instance = instanceOfIoc(instances, ref.name);
  const file = instance?.iocYaml ?? instance?.startupScript ?? instance?.valuesFile;
  if (file === undefined) {
    const why = `no folder of the workspace holds services/${ref.name}; open its services repository`;
    report({ kind: "notFound", doing: `open the ioc.yaml of ${ref.name}`, why });
    return;
  }
  await vscode.window.showTextDocument(vscode.Uri.file(file));
}

async function chooseClusters(context: ExplorerCommandsContext): Promise<void> {
  if (!context.isTrusted()) {
    context.report({
      kind: "untrusted",
      doing: "choose clusters",
      why: "reading a kubeconfig may run programs it names",
    });
    return;
  }
  const contexts = await context.clusters.contexts();
  if (!contexts.ok) {
    context.report(contexts.failure);
    return;
  }
  const before = chosenPlaces();
  const picked = await vscode.window.showQuickPick([...contextChoices(contexts.value, before)], {
    title: "Clusters to show (1/2)",
    placeHolder: "Contexts of the kubeconfig; the kubeconfig itself is never changed",
    canPickMany: true,
  });
  if (!picked) return;
  const places: PlaceChoice[] = [];
  for (const chosen of contexts.value.filter((candidate) => picked.some((row) => row.label === candidate.context))) {
    const namespaces = await chooseNamespaces(chosen, before, context);
    if (!namespaces) return;
    places.push(...namespaces.map((namespace) => ({ context: chosen.context, namespace })));
  }
  await choosePlaces(places);
}

/** Undefined when the person gave up. Asks for names where the cluster does not let them be listed. */
async function chooseNamespaces(
  chosen: ClusterContext,
  before: readonly PlaceChoice[],
  context: ExplorerCommandsContext,
): Promise<readonly string[] | undefined> {
  const listed = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: `Listing namespaces on ${chosen.cluster}`,
      cancellable: true,
    },
    (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return context.clusters.namespaces(chosen.context, abort.signal);
    },
  );
  if (!listed.ok) {
    if (listed.failure.kind === "cancelled") return undefined;
    const typed = await vscode.window.showInputBox({
      title: `Namespace on ${chosen.cluster} (2/2)`,
      prompt: `The namespaces cannot be listed (${listed.failure.why}). Type the name of your beamline's namespace.`,
      value: chosen.namespace ?? "",
      validateInput: namespaceProblem,
    });
    return typed === undefined ? undefined : [typed];
  }
  const picked = await vscode.window.showQuickPick([...namespaceChoices(chosen, listed.value, before)], {
    title: `Namespaces on ${chosen.cluster} (2/2)`,
    placeHolder: "One namespace is one beamline",
    canPickMany: true,
  });
  return picked?.map((row) => row.label);
}
