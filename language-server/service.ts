// Language id -> its features. `server.ts` derives the LSP capabilities from what is present here.
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  Diagnostic,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  FormattingOptions,
  Hover,
  InlayHint,
  Location,
  Position,
  Range,
  SelectionRange,
  SignatureHelp,
  TextEdit,
  WorkspaceEdit,
  WorkspaceSymbol,
} from "vscode-languageserver-types";
import type { ContentsResult, PreviewResult } from "./protocol.ts";

/** One version of one open document. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What a semantic token can be; the order is the legend the editor is told. */
export const SEMANTIC_TOKEN_TYPES = [
  "variable",
  "property",
  "function",
  "keyword",
  "string",
  "number",
  "operator",
  "macro",
  "comment",
] as const;

/** Within one line. */
export interface SemanticToken {
  readonly range: Range;
  readonly type: (typeof SEMANTIC_TOKEN_TYPES)[number];
}

/** An answer that may need other files. */
export type Soon<T> = T | Promise<T>;

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
    provide(analysis: Analysis, position: Position): Soon<readonly CompletionItem[]>;
  };
  hover?(analysis: Analysis, position: Position): Soon<Hover | undefined>;
  definition?(analysis: Analysis, position: Position): Soon<readonly Location[]>;
  typeDefinition?(analysis: Analysis, position: Position): readonly Location[];
  documentSymbols?(analysis: Analysis): readonly DocumentSymbol[];
  /** Quick fixes for the problems the range touches, and refactorings of what is there. */
  codeActions?(analysis: Analysis, range: Range): readonly CodeAction[];
  references?(analysis: Analysis, position: Position, includeDeclaration: boolean): Soon<readonly Location[]>;
  documentHighlights?(analysis: Analysis, position: Position): readonly DocumentHighlight[];
  /** All of them: what an editor would fold by itself counts no longer. */
  foldingRanges?(analysis: Analysis): readonly FoldingRange[];
  documentLinks?(analysis: Analysis): readonly DocumentLink[];
  readonly rename?: {
    /** The name at the position and how it reads now. */
    prepare(analysis: Analysis, position: Position): OrRefusal<{ readonly range: Range; readonly placeholder: string }>;
    edit(analysis: Analysis, position: Position, newName: string): Soon<OrRefusal<WorkspaceEdit>>;
  };
  readonly signatureHelp?: {
    readonly triggerCharacters: readonly string[];
    provide(analysis: Analysis, position: Position): SignatureHelp | undefined;
  };
  inlayHints?(analysis: Analysis, range: Range): readonly InlayHint[];
  /** In the order of the text, none overlapping. */
  semanticTokens?(analysis: Analysis): readonly SemanticToken[];
  /** Their commands are those of `protocol.ts`; only asked for by a client that carries them out. */
  codeLenses?(analysis: Analysis): Soon<readonly CodeLens[]>;
  formatting?(analysis: Analysis, options: FormattingOptions): readonly TextEdit[];
  /** From the inside out, one chain for each position. */
  selectionRanges?(analysis: Analysis, positions: readonly Position[]): readonly SelectionRange[];
  /** Of all files of this language in the workspace, open or not; `query` may be empty. */
  workspaceSymbols?(query: string): Promise<readonly WorkspaceSymbol[]>;
  /** The files the IOC would start with. */
  preview?(analysis: Analysis): PreviewResult;
  /** The databases and records the IOC would load; `filter` may be empty. */
  contents?(analysis: Analysis, filter: string): Soon<ContentsResult>;
}
