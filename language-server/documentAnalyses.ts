// Which version of which open document has been analysed: the newest only, one analysis per document at a time.
import type { Diagnostic } from "vscode-languageserver-types";
import type { Language, OpenDocument } from "./service.ts";

export interface AnalysisListener {
  /** The analysis of a document's newest version is there. */
  analysed(document: OpenDocument, diagnostics: readonly Diagnostic[], dependencies: readonly string[]): void;
  /** A bug: the document is left without help until it changes. */
  threw(document: OpenDocument, error: unknown): void;
}

export interface Analysed {
  readonly language: Language<unknown>;
  readonly analysis: unknown;
}

interface Entry {
  readonly language: Language<unknown>;
  document: OpenDocument;
  analysis: unknown;
  fromScratch: boolean;
  running: Promise<void> | undefined;
}

export class DocumentAnalyses {
  readonly #listener: AnalysisListener;
  readonly #entries = new Map<string, Entry>();

  constructor(listener: AnalysisListener) {
    this.#listener = listener;
  }

  update(document: OpenDocument, language: Language<unknown>): void {
    const entry = this.#entries.get(document.uri);
    if (entry?.language === language) {
      entry.document = document;
      this.#start(entry);
      return;
    }
    const fresh: Entry = { language, document, analysis: undefined, fromScratch: true, running: undefined };
    this.#entries.set(document.uri, fresh);
    this.#start(fresh);
  }

  /** What the analysis stands on has changed. */
  renew(uri: string): void {
    const entry = this.#entries.get(uri);
    if (!entry) return;
    entry.fromScratch = true;
    this.#start(entry);
  }

  close(uri: string): void {
    this.#entries.delete(uri);
  }

  /** The analysis of the newest version, once it is made; undefined for a document we have no language for, or after a bug. */
  async newest(uri: string): Promise<Analysed | undefined> {
    const entry = this.#entries.get(uri);
    await entry?.running;
    return entry?.analysis === undefined ? undefined : { language: entry.language, analysis: entry.analysis };
  }

  #start(entry: Entry): void {
    entry.running ??= this.#run(entry).finally(() => (entry.running = undefined));
  }

  async #run(entry: Entry): Promise<void> {
    let done: OpenDocument | undefined;
    while ((done !== entry.document || entry.fromScratch) && this.#entries.get(entry.document.uri) === entry) {
      const { document, language } = entry;
      const previous: unknown = entry.fromScratch ? undefined : entry.analysis;
      entry.fromScratch = false;
      done = document;
      try {
        entry.analysis = await language.analyse(document, previous);
        if (this.#isCurrent(entry, document)) this.#tell(entry, document);
      } catch (error) {
        entry.analysis = undefined;
        entry.fromScratch = false;
        this.#listener.threw(document, error);
      }
    }
  }

  #isCurrent(entry: Entry, document: OpenDocument): boolean {
    return entry.document === document && !entry.fromScratch && this.#entries.get(document.uri) === entry;
  }

  #tell({ language, analysis }: Entry, document: OpenDocument): void {
    this.#listener.analysed(document, language.diagnostics(analysis), language.dependencies(analysis));
  }
}
