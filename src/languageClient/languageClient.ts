// The client of the language server, in a chunk of its own: its library takes longer to load than all the rest of us.
import { fileURLToPath } from "node:url";
import type * as vscode from "vscode";
import { CloseAction, LanguageClient, State, TransportKind, type ErrorHandler } from "vscode-languageclient/node";
import {
  CATALOGUE_STATUS_NOTIFICATION,
  DEFINITIONS_REQUEST,
  LANGUAGE_IDS,
  PREVIEW_CHANGED_NOTIFICATION,
  type CatalogueStatusParams,
  type DefinitionsParams,
  type DefinitionsResult,
  type InitializationOptions,
  type PreviewChangedParams,
} from "../../language-server/protocol.ts";
import { definitions, type DefinitionsContext } from "./definitions.ts";

export interface LanguageClientOptions extends DefinitionsContext {
  /** Of its output: `EPICS IOC Language Server`. */
  readonly name: string;
  /** Path of the bundled server. */
  readonly module: string;
  readonly files: vscode.FileSystemWatcher;
  readonly onCatalogueStatus: (status: CatalogueStatusParams) => void;
  readonly onPreviewChanged: (uri: string) => void;
  /** The server has ended and is not started any more. */
  readonly onGivenUp: (why: string) => void;
}

/** The library's own messages speak of connections and come ten at a time: to its output with them, the words are ours. */
class QuietLanguageClient extends LanguageClient {
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }
}

/** Not started yet. */
export function createLanguageClient(options: LanguageClientOptions): LanguageClient {
  let hasRun = false;
  let usual: ErrorHandler | undefined;
  const errorHandler: ErrorHandler = {
    error: (...told) => (usual ??= client.createDefaultErrorHandler()).error(...told),
    closed: async () => {
      if (!hasRun) {
        // It would not run the next time either. Told here because `start()` resolves all the same when the process ends.
        options.onGivenUp("it ended before it was ready");
        return { action: CloseAction.DoNotRestart, handled: true };
      }
      const next = await (usual ??= client.createDefaultErrorHandler()).closed();
      if (next.action === CloseAction.DoNotRestart) options.onGivenUp("it ended five times within three minutes");
      return next;
    },
  };
  const client = new QuietLanguageClient(
    "epicsIoc",
    options.name,
    { module: options.module, transport: TransportKind.ipc },
    {
      documentSelector: LANGUAGE_IDS.map((language) => ({ language, scheme: "file" })),
      initializationOptions: { definitions: true, preview: true } satisfies InitializationOptions,
      synchronize: { fileEvents: options.files },
      errorHandler,
      initializationFailedHandler: () => false,
    },
  );
  client.onDidChangeState(({ newState }) => (hasRun ||= newState === State.Running));
  client.onRequest(
    DEFINITIONS_REQUEST,
    ({ uri }: DefinitionsParams, token: vscode.CancellationToken): Promise<DefinitionsResult> => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      return definitions(fileURLToPath(uri), options, abort.signal);
    },
  );
  client.onNotification(CATALOGUE_STATUS_NOTIFICATION, (params: CatalogueStatusParams) =>
    options.onCatalogueStatus(params),
  );
  client.onNotification(PREVIEW_CHANGED_NOTIFICATION, ({ uri }: PreviewChangedParams) => options.onPreviewChanged(uri));
  return client;
}
