// The client of the language server, in a chunk of its own: its library takes longer to load than all the rest of us.
import { fileURLToPath } from "node:url";
import type * as vscode from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import {
  CATALOGUE_STATUS_NOTIFICATION,
  DEFINITIONS_REQUEST,
  LANGUAGE_IDS,
  type CatalogueStatusParams,
  type DefinitionsParams,
  type DefinitionsResult,
  type InitializationOptions,
} from "../../language-server/protocol.ts";
import { definitions, type DefinitionsContext } from "./definitions.ts";

export interface LanguageClientOptions extends DefinitionsContext {
  /** Path of the bundled server. */
  readonly module: string;
  readonly files: vscode.FileSystemWatcher;
  readonly onCatalogueStatus: (status: CatalogueStatusParams) => void;
}

/** Not started yet. */
export function createLanguageClient(options: LanguageClientOptions): LanguageClient {
  const client = new LanguageClient(
    "epicsIoc",
    "EPICS IOC Language Server",
    { module: options.module, transport: TransportKind.ipc },
    {
      documentSelector: LANGUAGE_IDS.map((language) => ({ language, scheme: "file" })),
      initializationOptions: { definitions: true } satisfies InitializationOptions,
      synchronize: { fileEvents: options.files },
    },
  );
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
  return client;
}
