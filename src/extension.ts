// The composition root: builds the parts and connects them. No logic.
import * as vscode from "vscode";
import type { Failure, Outcome } from "./core/failure.ts";
import type { ImageStore } from "./core/imageStore.ts";
import { IocStore } from "./core/iocStore.ts";
import { registerDeploymentCommands } from "./deployment/commands.ts";
import { registerDevContainers } from "./devContainers/register.ts";
import { createActivityLog } from "./editor/activityLog.ts";
import { reportFailure } from "./editor/failureReport.ts";
import { chosenPlaces, containerEngine, iocLabels, kubeconfigPath } from "./editor/settings.ts";
import { registerExplorerCommands } from "./explorer/commands.ts";
import { registerIocView } from "./explorer/view.ts";
import { registerIocContents } from "./iocContents/view.ts";
import { rememberedConsent } from "./languageClient/consent.ts";
import { DefinitionsCache } from "./languageClient/definitionsCache.ts";
import { pinnedImage } from "./languageClient/pinnedImage.ts";
import { download, publishedSchema } from "./languageClient/publishedSchema.ts";
import { registerLanguageClient } from "./languageClient/register.ts";
import { registerLogs } from "./logs/register.ts";
import { registerPreview } from "./preview/register.ts";
import { run } from "./processes/run.ts";
import { registerTerminals } from "./terminals/register.ts";

/** Settings that decide what the tree shows. */
const PLACES = ["epicsIoc.clusters", "epicsIoc.kubeconfig", "epicsIoc.containerEngine", "epicsIoc.containers"];

export function activate(context: vscode.ExtensionContext): void {
  const log = createActivityLog();
  const report = (failure: Failure): void => reportFailure(failure, log);
  const isTrusted = (): boolean => vscode.workspace.isTrusted;
  const sources = runtimeSources(context.subscriptions);
  const store = new IocStore([
    { id: "kubernetes", discover: async (signal) => (await sources.kubernetes()).source.discover(signal) },
    { id: "containers", discover: async (signal) => (await sources.containers()).discover(signal) },
  ]);
  const images = async (signal: AbortSignal): Promise<Outcome<ImageStore>> =>
    (await sources.containers()).imageStore(signal);
  const schemas = vscode.Uri.joinPath(context.globalStorageUri, "schemas").fsPath;
  const languageServer = registerLanguageClient({
    module: context.asAbsolutePath("dist/languageServer.cjs"),
    report,
    isTrusted,
    pinnedImage,
    images: () => images(AbortSignal.timeout(30_000)),
    store,
    missed: new Set(),
    mayExecuteIn: rememberedConsent(context.globalState),
    publishedSchema: (iocYaml, signal) => publishedSchema(iocYaml, { folder: schemas, download }, signal),
    cache: new DefinitionsCache(vscode.Uri.joinPath(context.globalStorageUri, "definitions").fsPath),
  });
  context.subscriptions.push(
    log,
    { dispose: () => store.close() },
    vscode.commands.registerCommand("epicsIoc.log.show", () => log.show()),
    registerIocView(store, isTrusted),
    registerExplorerCommands({
      store,
      clusters: {
        contexts: async () => (await sources.kubernetes()).listContexts(kubeconfigPath()),
        namespaces: async (name, signal) => (await sources.kubernetes()).listNamespaces(kubeconfigPath(), name, signal),
      },
      isTrusted,
      report,
    }),
    registerDeploymentCommands({ store, log, isTrusted, report }),
    registerTerminals({ store, log, isTrusted, report }),
    registerLogs({ store, log, isTrusted, report }),
    registerDevContainers({
      store,
      images,
      run,
      storageFolder: context.globalStorageUri.fsPath,
      isTrusted,
      report,
      log,
    }),
    languageServer,
    registerIocContents(languageServer),
    registerPreview({ generator: languageServer, images, run, isTrusted, report, log }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (store.isOpen && PLACES.some((setting) => change.affectsConfiguration(setting))) store.open();
    }),
  );
}

/** The client libraries behind the runtimes are big: each is a chunk of its own, loaded when it is first needed. */
function runtimeSources(disposables: { dispose(): unknown }[]) {
  return {
    kubernetes: once(async () => {
      const { kubernetesSource, listContexts, listNamespaces } =
        await import("./runtimes/kubernetes/kubernetesSource.ts");
      const settings = () => {
        const kubeconfig = kubeconfigPath();
        return { ...(kubeconfig === undefined ? {} : { kubeconfig }), places: chosenPlaces() };
      };
      return { source: kubernetesSource(settings), listContexts, listNamespaces };
    }),
    containers: once(async () => {
      const { containersSource } = await import("./runtimes/containers/containersSource.ts");
      const source = containersSource(() => ({ engine: containerEngine(), extraLabels: iocLabels() }));
      disposables.push({ dispose: () => source.dispose() });
      return source;
    }),
  };
}

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => (loaded ??= load());
}
