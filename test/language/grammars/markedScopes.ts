// Reads fixtures in which a line of carets asserts the scopes of the text above it:
//   field(SCAN, "1 second")
//         ^^^^ variable.other.property.field
import assert from "node:assert/strict";
import { tokenise, type Token } from "./tokeniser.ts";

interface Expectation {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Beginnings of scope names, all of them wanted; with a `!` in front, unwanted. */
  readonly scopes: readonly string[];
}

const caretLine = /^\s*(?<carets>\^+) (?<scopes>!?[\w.-]+(?: !?[\w.-]+)*)$/;

function parse(marked: string): { readonly text: string; readonly expectations: readonly Expectation[] } {
  const lines: string[] = [];
  const expectations: Expectation[] = [];
  for (const line of marked.split("\n")) {
    const groups = caretLine.exec(line)?.groups;
    if (groups === undefined) {
      lines.push(line);
    } else {
      const start = line.indexOf("^");
      const end = start + (groups["carets"] ?? "").length;
      expectations.push({ line: lines.length - 1, start, end, scopes: (groups["scopes"] ?? "").split(" ") });
    }
  }
  return { text: lines.join("\n"), expectations };
}

function holds(tokens: readonly Token[], scope: string): boolean {
  const has = (token: Token, prefix: string): boolean => token.scopes.some((name) => name.startsWith(prefix));
  return scope.startsWith("!")
    ? tokens.every((token) => !has(token, scope.slice(1)))
    : tokens.length > 0 && tokens.every((token) => has(token, scope));
}

/** @param scopeName - of the language, `source.epics.database` */
export async function assertScopes(scopeName: string, marked: string): Promise<void> {
  const { text, expectations } = parse(marked);
  assert.notEqual(expectations.length, 0, "a fixture without carets tests nothing");
  const { lines, openRules } = await tokenise(scopeName, text);
  for (const { line, start, end, scopes } of expectations) {
    const covered = (lines[line] ?? []).filter((token) => token.start < end && token.start + token.text.length > start);
    const seen = covered.map((token) => `${JSON.stringify(token.text)} ${token.scopes.join(" ")}`).join("\n");
    for (const scope of scopes) assert.ok(holds(covered, scope), `line ${line + 1}: wanted ${scope}, is\n${seen}`);
  }
  if (!scopeName.startsWith("source.ibek")) assert.equal(openRules, 0, "something begun is not ended");
}
