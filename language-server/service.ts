// Language id -> its features. `server.ts` derives the LSP capabilities from what is present here.
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  Position,
  Range,
  SignatureHelp,
} from "vscode-languageserver-types";

/** One version of one open document. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * The features of one language. `Analysis` is immutable and belongs to one document version; the next one may reuse
 * parts of it, so that work is proportional to the edit.
 */
export interface Language<Analysis> {
  analyse(document: OpenDocument, previous: Analysis | undefined): Promise<Analysis>;
  diagnostics(analysis: Analysis): readonly Diagnostic[];
  /** Absolute paths the analysis has read or looked for: it is made again when one of them changes. */
  dependencies(analysis: Analysis): readonly string[];
  readonly completion?: {
    readonly triggerCharacters: readonly string[];
    provide(analysis: Analysis, position: Position): readonly CompletionItem[] | Promise<readonly CompletionItem[]>;
  };
  hover?(analysis: Analysis, position: Position): Hover | undefined;
  definition?(analysis: Analysis, position: Position): readonly Location[];
  documentSymbols?(analysis: Analysis): readonly DocumentSymbol[];
  /** Quick fixes for the problems the range touches. */
  codeActions?(analysis: Analysis, range: Range): readonly CodeAction[];
  readonly signatureHelp?: {
    readonly triggerCharacters: readonly string[];
    provide(analysis: Analysis, position: Position): SignatureHelp | undefined;
  };
}
