// Starts the language server when the first of its files is opened, and answers what it asks for.
import { fileURLToPath } from "node:url";
import * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import {
  CATALOGUE_STATUS_NOTIFICATION,
  DEFINITIONS_CHANGED_NOTIFICATION,
  DEFINITIONS_REQUEST,
  LANGUAGE_IDS,
  type CatalogueStatusParams,
  type DefinitionsParams,
  type DefinitionsResult,
  type InitializationOptions,
} from "../../language-server/protocol.ts";
import type { ActivityLog } from "../editor/activityLog.ts";
import { definitions, type DefinitionsContext } from "./definitions.ts";

export interface LanguageClientContext extends DefinitionsContext {
  /** Path of the bundled server. */
  readonly module: string;
  readonly log: ActivityLog;
}

const WATCHED = "**/*.{yaml,cmd,iocsh,db,template,vdb,substitutions,subst,proto,protocol,dbd}";

export function registerLanguageClient(context: LanguageClientContext): vscode.Disposable {
  const watcher = vscode.workspace.createFileSystemWatcher(WATCHED);
  const client = new LanguageClient(
    "epicsIoc",
    "EPICS IOC Language Server",
    { module: context.module, transport: TransportKind.ipc },
    {
      documentSelector: LANGUAGE_IDS.map((language) => ({ language, scheme: "file" })),
      initializationOptions: { definitions: true } satisfies InitializationOptions,
      synchronize: { fileEvents: watcher },
    },
  );
  const status = catalogueStatus();
  client.onRequest(
    DEFINITIONS_REQUEST,
    ({ uri }: DefinitionsParams, token: vscode.CancellationToken): Promise<DefinitionsResult> => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return definitions(fileURLToPath(uri), context, abort.signal);
    },
  );
  client.onNotification(CATALOGUE_STATUS_NOTIFICATION, (params: CatalogueStatusParams) => status.show(params));

  let starting: Promise<void> | undefined;
  const startFor = (document: vscode.TextDocument): void => {
    const ours: readonly string[] = LANGUAGE_IDS;
    if (!ours.includes(document.languageId)) return;
    starting ??= client.start().catch((error: unknown) => {
      const why = error instanceof Error ? error.message : String(error);
      context.log.failure({ kind: "exited", doing: "start the language server", why });
      status.failed(why);
    });
  };
  const askAgain = (): void => {
    if (client.isRunning()) void client.sendNotification(DEFINITIONS_CHANGED_NOTIFICATION);
  };
  vscode.workspace.textDocuments.forEach(startFor);
  return vscode.Disposable.from(
    watcher,
    status,
    vscode.workspace.onDidOpenTextDocument(startFor),
    vscode.workspace.onDidGrantWorkspaceTrust(askAgain),
    vscode.commands.registerCommand("epicsIoc.definitions.refresh", askAgain),
    { dispose: () => void starting?.then(() => client.stop()) },
  );
}

interface CatalogueStatus {
  dispose(): void;
  show(params: CatalogueStatusParams): void;
  failed(why: string): void;
}

/** “Definitions from ioc-adaravis-runtime:2026.6.1” beside the language in the status bar. */
function catalogueStatus(): CatalogueStatus {
  const item = vscode.languages.createLanguageStatusItem("epicsIoc.definitions", { language: "ibek-ioc" });
  item.name = "Definitions of entity models";
  item.command = { title: "Look Again", command: "epicsIoc.definitions.refresh" };
  item.text = "Looking for definitions…";
  return {
    show: ({ origins, entityModels, missing }) => {
      item.text = entityModels === 0 ? "No definitions" : `Definitions from ${origins.join(", ")}`;
      item.detail = missing ?? `${entityModels} entity models`;
      item.severity =
        entityModels === 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
    },
    failed: (why) => {
      item.text = "The language server did not start";
      item.detail = why;
      item.severity = vscode.LanguageStatusSeverity.Error;
    },
    dispose: () => item.dispose(),
  };
}
