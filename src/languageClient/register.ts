// Starts the language server when the first of its files is opened in a trusted folder.
import * as vscode from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  CONTENTS_REQUEST,
  DEFINITIONS_CHANGED_NOTIFICATION,
  LANGUAGE_IDS,
  PREVIEW_REQUEST,
  SHOW_REFERENCES_COMMAND,
  USE_IMAGE_DEFINITIONS_COMMAND,
  type CatalogueStatusParams,
  type ContentsParams,
  type ContentsResult,
  type PreviewParams,
  type PreviewResult,
} from "../../language-server/protocol.ts";
import type { Failure } from "../core/failure.ts";
import { useImageDefinitions } from "../editor/settings.ts";
import { foundAgain, type DefinitionsContext } from "./definitions.ts";
import { showReferences } from "./showReferences.ts";

export interface LanguageClientContext extends DefinitionsContext {
  /** Path of the bundled server. */
  readonly module: string;
  readonly report: (failure: Failure) => void;
}

const OUTPUT = "EPICS IOC Language Server";
const WATCHED = "**/*.{yaml,cmd,iocsh,db,template,vdb,substitutions,subst,subs,sub,proto,protocol,dbd,req}";

/** What others ask of the running server. */
export interface LanguageServer {
  /** What ibek would generate from this `ioc.yaml`, which must be open. */
  preview(uri: string): Promise<PreviewResult>;
  /** The databases and records of the IOC of this `st.cmd` or `ioc.yaml`, which must be open. */
  contents(uri: string, filter: string): Promise<ContentsResult>;
  /** Calls with the URI of each document that was analysed. */
  onPreviewChanged(listener: (uri: string) => void): vscode.Disposable;
  dispose(): void;
}

export function registerLanguageClient(context: LanguageClientContext): LanguageServer {
  const previewChanged = new vscode.EventEmitter<string>();
  const files = vscode.workspace.createFileSystemWatcher(WATCHED);
  const status = catalogueStatus();
  let starting: Promise<LanguageClient> | undefined;
  const startFor = (document: vscode.TextDocument): void => {
    const ours: readonly string[] = LANGUAGE_IDS;
    if (!ours.includes(document.languageId)) return;
    if (context.isTrusted())
      starting ??= start(context, files, status, (uri) => previewChanged.fire(vscode.Uri.parse(uri).toString()));
    else status.untrusted();
  };
  const startIfNeeded = (): void => vscode.workspace.textDocuments.forEach(startFor);
  const askAgain = (): void =>
    void starting?.then((client) => {
      if (client.isRunning()) void client.sendNotification(DEFINITIONS_CHANGED_NOTIFICATION);
    });
  startIfNeeded();
  const disposables = vscode.Disposable.from(
    files,
    status,
    previewChanged,
    vscode.workspace.onDidOpenTextDocument(startFor),
    { dispose: context.store.onChange(() => foundAgain(context) && askAgain()) },
    vscode.workspace.onDidGrantWorkspaceTrust(startIfNeeded),
    vscode.commands.registerCommand("epicsIoc.definitions.refresh", askAgain),
    vscode.commands.registerCommand(USE_IMAGE_DEFINITIONS_COMMAND, useImageDefinitions),
    vscode.commands.registerCommand(SHOW_REFERENCES_COMMAND, showReferences),
    // It refuses where the server is just dying, and then there is nothing left to stop.
    { dispose: () => void starting?.then((client) => client.dispose()).catch(() => undefined) },
  );
  return {
    preview: (uri) => ask<PreviewResult>(PREVIEW_REQUEST, { uri }, starting, context.isTrusted()),
    contents: (uri, filter) => ask<ContentsResult>(CONTENTS_REQUEST, { uri, filter }, starting, context.isTrusted()),
    onPreviewChanged: previewChanged.event,
    dispose: () => void disposables.dispose(),
  };
}

type Refusal = Extract<PreviewResult | ContentsResult, { readonly ok: false }>;

async function ask<T>(
  method: string,
  params: PreviewParams | ContentsParams,
  starting: Promise<LanguageClient> | undefined,
  isTrusted: boolean,
): Promise<T | Refusal> {
  if (starting === undefined && !isTrusted)
    return { ok: false, why: "This folder is not trusted, so no language server is started." };
  const client = await starting;
  if (client?.isRunning() !== true) {
    return { ok: false, why: `The language server does not run; see the output “${OUTPUT}”.` };
  }
  return client.sendRequest<T>(method, params);
}

async function start(
  context: LanguageClientContext,
  files: vscode.FileSystemWatcher,
  status: CatalogueStatus,
  onPreviewChanged: (uri: string) => void,
): Promise<LanguageClient> {
  const { createLanguageClient } = await import("./languageClient.ts");
  let told = false;
  const failed = (why: string): void => {
    status.failed(why);
    // A server that ends in the middle of its start is a failure of both.
    if (!told)
      context.report({ kind: "exited", doing: "run the language server", why: `${why}; see the output “${OUTPUT}”` });
    told = true;
  };
  const onCatalogueStatus = (params: CatalogueStatusParams): void => status.show(params);
  const client = createLanguageClient({
    ...context,
    name: OUTPUT,
    files,
    onCatalogueStatus,
    onPreviewChanged,
    onGivenUp: failed,
  });
  await client.start().catch((error: unknown) => failed(error instanceof Error ? error.message : String(error)));
  return client;
}

interface CatalogueStatus {
  dispose(): void;
  show(params: CatalogueStatusParams): void;
  failed(why: string): void;
  untrusted(): void;
}

/** “Definitions from ioc-adaravis-runtime:2026.6.1” beside the language in the status bar. */
function catalogueStatus(): CatalogueStatus {
  const item = vscode.languages.createLanguageStatusItem("epicsIoc.definitions", { language: "ibek-ioc" });
  item.name = "Definitions of entity models";
  const lookAgain = { title: "Look Again", command: "epicsIoc.definitions.refresh" };
  item.command = lookAgain;
  item.text = "Looking for definitions…";
  // Several files are analysed; the item tells of the one in front.
  const known = new Map<string, CatalogueStatusParams>();
  const showActive = (): void => {
    const active = known.get(vscode.window.activeTextEditor?.document.uri.toString() ?? "");
    if (active) show(active);
  };
  const show = ({ origins, entityModels, ibekVersion, missing }: CatalogueStatusParams): void => {
    item.command = lookAgain;
    item.text = entityModels === 0 ? "No definitions" : `ibek ${ibekVersion} · definitions from ${origins.join(", ")}`;
    item.detail = missing ?? `${entityModels} entity models`;
    item.severity =
      entityModels === 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  };
  const following = vscode.window.onDidChangeActiveTextEditor(showActive);
  return {
    show: (params) => {
      known.set(vscode.Uri.parse(params.uri).toString(), params);
      showActive();
    },
    failed: (why) => {
      item.text = "The language server does not run";
      item.detail = why;
      item.severity = vscode.LanguageStatusSeverity.Error;
    },
    untrusted: () => {
      item.text = "Folder not trusted";
      item.detail = "Files are coloured but not checked: no language server is started";
      item.command = { title: "Manage Trust", command: "workbench.trust.manage" };
      item.severity = vscode.LanguageStatusSeverity.Warning;
    },
    dispose: () => {
      following.dispose();
      item.dispose();
    },
  };
}
