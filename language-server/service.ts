// Language id -> its features. `server.ts` derives the LSP capabilities from what is present here.
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Position,
  Range,
  SignatureHelp,
  WorkspaceEdit,
} from "vscode-languageserver-types";

/** One version of one open document. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What was asked for, or one sentence for people why it cannot be. */
export type OrRefusal<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly why: string };

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
  references?(analysis: Analysis, position: Position, includeDeclaration: boolean): readonly Location[];
  documentHighlights?(analysis: Analysis, position: Position): readonly DocumentHighlight[];
  /** All of them: what an editor would fold by itself counts no longer. */
  foldingRanges?(analysis: Analysis): readonly FoldingRange[];
  documentLinks?(analysis: Analysis): readonly DocumentLink[];
  readonly rename?: {
    /** The name at the position and how it reads now. */
    prepare(analysis: Analysis, position: Position): OrRefusal<{ readonly range: Range; readonly placeholder: string }>;
    edit(analysis: Analysis, position: Position, newName: string): OrRefusal<WorkspaceEdit>;
  };
  readonly signatureHelp?: {
    readonly triggerCharacters: readonly string[];
    provide(analysis: Analysis, position: Position): SignatureHelp | undefined;
  };
}
