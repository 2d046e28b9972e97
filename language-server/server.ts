// The only file that speaks LSP: what the client says goes to the languages, what they find goes back.
import { isDeepStrictEqual } from "node:util";
import {
  CodeActionKind,
  CodeLensRefreshRequest,
  createConnection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  InlayHintRefreshRequest,
  LSPErrorCodes,
  ProposedFeatures,
  ResponseError,
  SemanticTokensRefreshRequest,
  TextDocuments,
  TextDocumentSyncKind,
  type CancellationToken,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { DependencyWatch } from "./dependencyWatch.ts";
import { DocumentAnalyses } from "./documentAnalyses.ts";
import { ImageDefinitionsAnswers } from "./imageDefinitions.ts";
import { createLanguages, languageOf, type Languages } from "./languages.ts";
import { fingerprint, NodeWorkspace } from "./nodeWorkspace.ts";
import {
  CATALOGUE_STATUS_NOTIFICATION,
  CONTENTS_REQUEST,
  DEFINITIONS_CHANGED_NOTIFICATION,
  DEFINITIONS_REQUEST,
  PREVIEW_CHANGED_NOTIFICATION,
  PREVIEW_REQUEST,
  SETTINGS_SECTION,
  type CatalogueStatusParams,
  type ContentsParams,
  type ContentsResult,
  type DefinitionsResult,
  type InitializationOptions,
  type PreviewParams,
  type PreviewResult,
} from "./protocol.ts";
import { SEMANTIC_TOKEN_TYPES, type Language, type OrRefusal, type SemanticToken } from "./service.ts";
import { DEFAULT_SETTINGS, readSettings } from "./settings.ts";
import { asSet } from "./severities.ts";
import { pathOfUri } from "./text/fileUri.ts";
import { returnsAsNewlines } from "./text/returnsAsNewlines.ts";

const POLL_MILLISECONDS = 2000;
/** What analyses read; anything else they depend on is noticed by polling. */
const WATCHED_FILES = "**/*.{yaml,cmd,iocsh,db,template,vdb,dbd,substitutions,subst,subs,sub,proto,protocol,req}";

const NO_PREVIEW = { ok: false, why: "This file starts no IOC." } as const;

/** Speaks over what the command line says: `--stdio` or `--node-ipc`. */
export function startServer(): void {
  const connection = createConnection(ProposedFeatures.all);
  const server = new Server(connection);
  connection.onInitialize((params) => server.initialize(params));
  connection.listen();
}

class Server {
  readonly #connection: Connection;
  readonly #documents = new TextDocuments(TextDocument);
  #roots: readonly string[] = [];
  #definitions = new ImageDefinitionsAnswers(undefined, () => undefined);
  #reportsCatalogue = false;
  #hasPreview = false;
  #settings = DEFAULT_SETTINGS;
  /** Methods of the requests by which the editor is told to ask again for what it keeps as long as the text is the same. */
  #refreshes: readonly string[] = [];
  /** Document → the version last analysed. */
  readonly #analysed = new Map<string, number>();
  readonly #languages: Languages;
  readonly #analyses: DocumentAnalyses;
  readonly #dependencies = new DependencyWatch(fingerprint, (uri) => this.#analyses.renew(uri));

  constructor(connection: Connection) {
    this.#connection = connection;
    const openText = (path: string): string | undefined =>
      this.#documents
        .all()
        .find(({ uri }) => pathOfUri(uri) === path)
        ?.getText();
    this.#languages = createLanguages(new NodeWorkspace({ roots: () => this.#roots, openText }), {
      imageDefinitions: (uri) => this.#definitions.of(uri),
      settings: () => this.#settings,
      reportCatalogue: (status) => this.#reportCatalogue(status),
    });
    this.#analyses = new DocumentAnalyses({
      analysed: ({ uri, version }, diagnostics, dependencies) => {
        void connection.sendDiagnostics({ uri, version, diagnostics: [...asSet(diagnostics, this.#settings)] });
        this.#dependencies.watch(uri, dependencies);
        if (this.#hasPreview) void connection.sendNotification(PREVIEW_CHANGED_NOTIFICATION, { uri });
        // The same text means something else now: definitions have come, another file has changed.
        if (this.#analysed.get(uri) === version) this.#askAgain();
        this.#analysed.set(uri, version);
      },
      threw: ({ uri, version }, error) => {
        this.#log(`analysing ${uri}`, error);
        void connection.sendDiagnostics({ uri, version, diagnostics: [] });
      },
    });
    this.#listen();
  }

  initialize(params: InitializeParams): { capabilities: ServerCapabilities; serverInfo: { name: string } } {
    this.#roots = foldersOf(params);
    // Written by a client that may be any editor: only what is exactly as agreed counts.
    const options = params.initializationOptions as InitializationOptions | undefined;
    this.#hasPreview = options?.preview === true;
    if (options?.definitions === true) {
      this.#reportsCatalogue = true;
      const ask = (uri: string): Promise<DefinitionsResult> =>
        this.#connection.sendRequest(DEFINITIONS_REQUEST, { uri });
      this.#definitions = new ImageDefinitionsAnswers(ask, (uri) => this.#analyses.renew(uri));
    }
    this.#connection.onInitialized(() => this.#afterInitialize(params));
    return { capabilities: capabilitiesOf(this.#languages), serverInfo: { name: "EPICS IOC" } };
  }

  #afterInitialize({ capabilities }: InitializeParams): void {
    this.#refreshes = refreshesOf(capabilities);
    if (capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true) {
      const options = { watchers: [{ globPattern: WATCHED_FILES }] };
      void this.#connection.client.register(DidChangeWatchedFilesNotification.type, options);
    }
    if (capabilities.workspace?.workspaceFolders === true) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        const gone = removed.map(({ uri }) => pathOfUri(uri));
        const come = added.flatMap(({ uri }) => pathOfUri(uri) ?? []);
        this.#roots = [...this.#roots.filter((root) => !gone.includes(root)), ...come];
        for (const { uri } of this.#documents.all()) this.#analyses.renew(uri);
      });
    }
    if (capabilities.workspace?.configuration === true) {
      void this.#connection.client.register(DidChangeConfigurationNotification.type, { section: SETTINGS_SECTION });
      this.#connection.onDidChangeConfiguration(() => void this.#readSettings());
      void this.#readSettings();
    }
    setInterval(() => void this.#dependencies.poll(), POLL_MILLISECONDS).unref();
  }

  async #readSettings(): Promise<void> {
    const before = this.#settings;
    this.#settings = readSettings(await this.#connection.workspace.getConfiguration(SETTINGS_SECTION));
    if (isDeepStrictEqual(before, this.#settings)) return;
    for (const { uri } of this.#documents.all()) this.#analyses.renew(uri);
  }

  #askAgain(): void {
    // Nobody is left to be told where it fails.
    for (const method of this.#refreshes) void this.#connection.sendRequest(method).catch(() => undefined);
  }

  #listen(): void {
    this.#documents.onDidChangeContent(({ document }) => this.#changed(document));
    this.#documents.onDidClose(({ document: { uri } }) => {
      this.#analyses.close(uri);
      this.#analysed.delete(uri);
      this.#dependencies.forget(uri);
      this.#definitions.forget(uri);
      void this.#connection.sendDiagnostics({ uri, diagnostics: [] });
      this.#fileChanged(uri);
    });
    this.#documents.listen(this.#connection);
    this.#connection.onDidChangeWatchedFiles(({ changes }) => changes.forEach(({ uri }) => this.#fileChanged(uri)));
    this.#connection.onNotification(DEFINITIONS_CHANGED_NOTIFICATION, () => this.#definitions.askAgain());
    this.#answer();
  }

  #changed(document: TextDocument): void {
    const { uri, version, languageId } = document;
    const language = languageOf(this.#languages, languageId, uri);
    const text = returnsAsNewlines(document.getText());
    if (language) this.#analyses.update({ uri, version, text }, language);
    this.#fileChanged(uri);
  }

  /** An open document counts as changed with each edit: the others see its text, not the disk's. */
  #fileChanged(uri: string): void {
    const path = pathOfUri(uri);
    if (path === undefined) return;
    for (const dependent of this.#dependencies.dependents(path)) if (dependent !== uri) this.#analyses.renew(dependent);
  }

  #answer(): void {
    const connection = this.#connection;
    connection.onCompletion(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, async (language, analysis) => [
        ...((await language.completion?.provide(analysis, position)) ?? []),
      ]),
    );
    connection.onHover(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => language.hover?.(analysis, position)),
    );
    connection.onDefinition(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, async (language, analysis) => [
        ...((await language.definition?.(analysis, position)) ?? []),
      ]),
    );
    connection.onTypeDefinition(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [
        ...(language.typeDefinition?.(analysis, position) ?? []),
      ]),
    );
    connection.onDocumentSymbol(({ textDocument }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [...(language.documentSymbols?.(analysis) ?? [])]),
    );
    connection.onReferences(({ textDocument, position, context }, token) =>
      this.#ask(textDocument.uri, token, async (language, analysis) => [
        ...((await language.references?.(analysis, position, context.includeDeclaration)) ?? []),
      ]),
    );
    connection.onDocumentHighlight(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [
        ...(language.documentHighlights?.(analysis, position) ?? []),
      ]),
    );
    connection.onFoldingRanges(({ textDocument }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [...(language.foldingRanges?.(analysis) ?? [])]),
    );
    connection.onDocumentLinks(({ textDocument }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [...(language.documentLinks?.(analysis) ?? [])]),
    );
    connection.onPrepareRename(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => orError(language.rename?.prepare(analysis, position))),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      this.#ask(textDocument.uri, token, async (language, analysis) =>
        orError(await language.rename?.edit(analysis, position, newName)),
      ),
    );
    connection.onCodeAction(({ textDocument, range, context }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) =>
        (language.codeActions?.(analysis, range) ?? []).filter(
          ({ kind, command }) => isWanted(kind, context.only) && (command === undefined || this.#hasPreview),
        ),
      ),
    );
    connection.onSignatureHelp(({ textDocument, position }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => language.signatureHelp?.provide(analysis, position)),
    );
    this.#answerAboutText();
    this.#answerAboutWorkspace();
  }

  #answerAboutText(): void {
    const connection = this.#connection;
    connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [...(language.inlayHints?.(analysis, range) ?? [])]),
    );
    connection.languages.semanticTokens.on(async ({ textDocument }, token) => {
      const tokens = await this.#ask(textDocument.uri, token, (language, analysis) =>
        language.semanticTokens?.(analysis),
      );
      return tokens instanceof ResponseError ? tokens : { data: encoded(tokens ?? []) };
    });
    connection.onCodeLens(({ textDocument }, token) =>
      this.#ask(textDocument.uri, token, async (language, analysis) =>
        this.#hasPreview ? [...((await language.codeLenses?.(analysis)) ?? [])] : [],
      ),
    );
    connection.onDocumentFormatting(({ textDocument, options }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [...(language.formatting?.(analysis, options) ?? [])]),
    );
    connection.onSelectionRanges(({ textDocument, positions }, token) =>
      this.#ask(textDocument.uri, token, (language, analysis) => [
        ...(language.selectionRanges?.(analysis, positions) ?? []),
      ]),
    );
  }

  #answerAboutWorkspace(): void {
    this.#connection.onWorkspaceSymbol(async ({ query }) => {
      const settled = await Promise.allSettled(
        Object.values(this.#languages).map(async (language) => (await language.workspaceSymbols?.(query)) ?? []),
      );
      return settled.flatMap((each) => {
        if (each.status === "fulfilled") return [...each.value];
        this.#log("looking for symbols", each.reason);
        return [];
      });
    });
    this.#connection.onRequest(
      PREVIEW_REQUEST,
      async ({ uri }: PreviewParams, token: CancellationToken): Promise<PreviewResult | ResponseError> =>
        (await this.#ask(uri, token, (language, analysis) => language.preview?.(analysis))) ?? NO_PREVIEW,
    );
    this.#connection.onRequest(
      CONTENTS_REQUEST,
      async ({ uri, filter }: ContentsParams, token: CancellationToken): Promise<ContentsResult | ResponseError> =>
        (await this.#ask(uri, token, (language, analysis) => language.contents?.(analysis, filter))) ?? NO_PREVIEW,
    );
  }

  /** On the analysis of the newest text; a bug is logged and answered with nothing. */
  async #ask<T>(
    uri: string,
    token: CancellationToken,
    feature: (language: Language<unknown>, analysis: unknown) => T | undefined | Promise<T | undefined>,
  ): Promise<T | null | ResponseError> {
    try {
      const analysed = await this.#analyses.newest(uri);
      if (token.isCancellationRequested) return new ResponseError(LSPErrorCodes.RequestCancelled, "cancelled");
      return (analysed && (await feature(analysed.language, analysed.analysis))) ?? null;
    } catch (error) {
      this.#log(`answering for ${uri}`, error);
      return null;
    }
  }

  #reportCatalogue(status: CatalogueStatusParams): void {
    if (this.#reportsCatalogue) void this.#connection.sendNotification(CATALOGUE_STATUS_NOTIFICATION, status);
  }

  #log(doing: string, error: unknown): void {
    this.#connection.console.error(
      `${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  }
}

/** Whether an editor that asked for some kinds wants this one: kinds contain those they are a prefix of. */
function isWanted(kind: string | undefined, only: readonly string[] | undefined): boolean {
  return only?.some((each) => each === "" || kind === each || kind?.startsWith(`${each}.`) === true) ?? true;
}

/** Each token is five numbers, its place counted from the one before. */
function encoded(tokens: readonly SemanticToken[]): number[] {
  let before = { line: 0, character: 0 };
  return tokens.flatMap(({ range: { start, end }, type }) => {
    const sameLine = start.line === before.line;
    const place = [start.line - before.line, start.character - (sameLine ? before.character : 0)];
    before = start;
    return [...place, end.character - start.character, SEMANTIC_TOKEN_TYPES.indexOf(type), 0];
  });
}

/** Editors show a failed request's message to whoever asked. */
function orError<T>(answer: OrRefusal<T> | undefined): T | ResponseError | undefined {
  if (answer === undefined) return undefined;
  return answer.ok ? answer.value : new ResponseError(LSPErrorCodes.RequestFailed, answer.why);
}

function refreshesOf({ workspace }: ClientCapabilities): readonly string[] {
  return [
    ...(workspace?.codeLens?.refreshSupport === true ? [CodeLensRefreshRequest.method] : []),
    ...(workspace?.inlayHint?.refreshSupport === true ? [InlayHintRefreshRequest.method] : []),
    ...(workspace?.semanticTokens?.refreshSupport === true ? [SemanticTokensRefreshRequest.method] : []),
  ];
}

function foldersOf(params: InitializeParams): readonly string[] {
  // Older clients know one folder only.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const single = params.rootUri;
  const uris = params.workspaceFolders?.map(({ uri }) => uri) ?? (single === null ? [] : [single]);
  return uris.flatMap((uri) => pathOfUri(uri)?.replace(/(?<=.)\/$/, "") ?? []);
}

function capabilitiesOf(languages: Languages): ServerCapabilities {
  const all = Object.values(languages);
  const some = (feature: keyof Language<unknown>): boolean => all.some((language) => language[feature] !== undefined);
  const triggers = (
    of: (language: Language<unknown>) => { triggerCharacters: readonly string[] } | undefined,
  ): string[] => [...new Set(all.flatMap((language) => of(language)?.triggerCharacters ?? []))];
  return {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    ...(some("completion") && {
      completionProvider: { triggerCharacters: triggers((each) => each.completion) },
    }),
    ...(some("signatureHelp") && {
      signatureHelpProvider: { triggerCharacters: triggers((each) => each.signatureHelp) },
    }),
    hoverProvider: some("hover"),
    definitionProvider: some("definition"),
    typeDefinitionProvider: some("typeDefinition"),
    documentSymbolProvider: some("documentSymbols"),
    workspaceSymbolProvider: some("workspaceSymbols"),
    inlayHintProvider: some("inlayHints"),
    documentFormattingProvider: some("formatting"),
    selectionRangeProvider: some("selectionRanges"),
    ...(some("codeLenses") && { codeLensProvider: {} }),
    ...(some("semanticTokens") && {
      semanticTokensProvider: { legend: { tokenTypes: [...SEMANTIC_TOKEN_TYPES], tokenModifiers: [] }, full: true },
    }),
    foldingRangeProvider: some("foldingRanges"),
    ...(some("documentLinks") && { documentLinkProvider: {} }),
    referencesProvider: some("references"),
    documentHighlightProvider: some("documentHighlights"),
    ...(some("rename") && { renameProvider: { prepareProvider: true } }),
    ...(some("codeActions") && {
      codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.Refactor] },
    }),
  };
}
