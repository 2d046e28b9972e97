// Tokenises with the library VS Code uses, and the grammars of the manifest.
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import oniguruma from "vscode-oniguruma";
import textmate from "vscode-textmate";
import { parts } from "../../support/parts.ts";

export interface Token {
  readonly text: string;
  readonly start: number;
  /** Outermost first, without the language's own: `["meta.field.epics", "keyword.other.field.epics"]`. */
  readonly scopes: readonly string[];
}

export interface Tokenised {
  /** For each line its tokens. */
  readonly lines: readonly (readonly Token[])[];
  /** Rules still open after the last line; 0 when everything that was begun is ended. */
  readonly openRules: number;
  /** Numbers of the lines (from 1) given up on after five seconds; VS Code gives up after half a second. */
  readonly tooSlow: readonly number[];
}

// Ten times VS Code's patience: a busy machine passes, an expression that backtracks without end does not.
const LINE_LIMIT_MS = 5000;
const require = createRequire(import.meta.url);
const folders = [join(import.meta.dirname, "../../../syntaxes")];
// The ibek grammars stand on VS Code's own YAML grammar.
if (parts.vscode !== undefined) folders.push(join(parts.vscode.folder, "extensions/yaml/syntaxes"));

function grammarFiles(): ReadonlyMap<string, string> {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".tmLanguage.json"))
      .map((name) => readFileSync(join(folder, name), "utf8")),
  );
  return new Map(files.map((text) => [(JSON.parse(text) as { readonly scopeName: string }).scopeName, text]));
}

function createRegistry(): textmate.Registry {
  const files = grammarFiles();
  const wasm = readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
  return new textmate.Registry({
    onigLib: oniguruma.loadWASM(wasm).then(() => ({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    })),
    loadGrammar: (scopeName) => {
      const text = files.get(scopeName);
      return Promise.resolve(text === undefined ? null : textmate.parseRawGrammar(text, "grammar.json"));
    },
  });
}

const registry = createRegistry();

/** @param scopeName - of the language, `source.epics.database` */
export async function tokenise(scopeName: string, text: string): Promise<Tokenised> {
  const grammar = await registry.loadGrammar(scopeName);
  if (grammar === null) throw new Error(`no grammar ${scopeName}`);
  let state = textmate.INITIAL;
  const lines: Token[][] = [];
  const tooSlow: number[] = [];
  for (const line of text.split(/\r?\n/)) {
    const result = grammar.tokenizeLine(line, state, LINE_LIMIT_MS);
    state = result.ruleStack;
    lines.push(
      result.tokens.map((token) => ({
        text: line.slice(token.startIndex, token.endIndex),
        start: token.startIndex,
        scopes: token.scopes.slice(1),
      })),
    );
    if (result.stoppedEarly) tooSlow.push(lines.length);
  }
  return { lines, openRules: state.depth - 1, tooSlow };
}

/** Numbers of the lines (from 1) with a word that no rule knows: it has no scope but of what it stands in. */
export function unrecognisedLines({ lines }: Tokenised): readonly number[] {
  const isPlace = (name: string): boolean => name.startsWith("meta.") && !name.startsWith("meta.preprocessor");
  return lines.flatMap((tokens, index) =>
    tokens.some(({ text, scopes }) => text.trim() !== "" && scopes.every(isPlace)) ? [index + 1] : [],
  );
}
