// Breaks one iocsh line into words exactly as iocsh does (EPICS base, libcom iocsh.cpp, 7.0.10). The line is given after
// macro expansion. Never fails: what iocsh refuses is a `problem` beside the words found so far.

export interface Word {
  /** As the command receives it: without quotes and escapes. */
  readonly value: string;
  /** Of the first and after the last character, quotes included. */
  readonly start: number;
  readonly end: number;
  readonly quoted: boolean;
}

export interface Redirect {
  /** 0 for `<`, 1 for `>`, 2 for `2>` … */
  readonly descriptor: number;
  readonly mode: "read" | "write" | "append";
  /** Of the operator. */
  readonly start: number;
  readonly end: number;
  readonly target: Word | undefined;
}

export interface SplitProblem {
  /** `doubleRedirection`: iocsh says nothing and does nothing. */
  readonly kind: "unbalancedQuote" | "invalidRedirection" | "trailingBackslash" | "doubleRedirection";
  readonly start: number;
  readonly end: number;
}

export interface SplitLine {
  readonly words: readonly Word[];
  readonly redirects: readonly Redirect[];
  readonly problem?: SplitProblem;
}

const SEPARATORS = " \t(),\r";

export function splitWords(line: string): SplitLine {
  const words: Word[] = [];
  const redirects: Redirect[] = [];
  let problem: SplitProblem | undefined;
  let at = 0;
  while (at < line.length && problem === undefined) {
    const operator = redirectAt(line, at);
    if (operator !== undefined) {
      if (waiting(redirects) !== undefined) break;
      redirects.push(operator);
      at = operator.end;
    } else if (SEPARATORS.includes(line.charAt(at))) {
      at++;
    } else {
      const word = wordAt(line, at);
      at = word.end;
      problem = keep(word, words, redirects);
    }
  }
  const open = waiting(redirects);
  if (open !== undefined) problem = { kind: "invalidRedirection", start: open.start, end: open.end };
  return problem === undefined ? { words, redirects } : { words, redirects, problem };
}

/** The redirection whose file name is still to come. */
function waiting(redirects: readonly Redirect[]): Redirect | undefined {
  const last = redirects.at(-1);
  return last?.target === undefined ? last : undefined;
}

/** Puts a word where it belongs; tells why reading ends with it, if it does. */
function keep(word: ScannedWord, words: Word[], redirects: Redirect[]): SplitProblem | undefined {
  const redirect = waiting(redirects);
  if (redirect === undefined) words.push(word);
  else redirects[redirects.length - 1] = { ...redirect, target: word };
  const second = redirect && redirects.slice(0, -1).some((other) => other.descriptor === redirect.descriptor);
  if (redirect !== undefined && second === true)
    return { kind: "doubleRedirection", start: redirect.start, end: word.end };
  return word.fault && { kind: word.fault.kind, start: word.fault.at, end: word.end };
}

function redirectAt(line: string, at: number): Redirect | undefined {
  const c = line.charAt(at);
  if (c === "<") return { descriptor: 0, mode: "read", start: at, end: at + 1, target: undefined };
  // A digit directly before `>` is a descriptor even at the end of a word: `abc2>f` is the word `abc` and `2>`.
  const numbered = c >= "1" && c <= "9" && line.charAt(at + 1) === ">";
  if (c !== ">" && !numbered) return undefined;
  const arrow = numbered ? at + 1 : at;
  const append = line.charAt(arrow + 1) === ">";
  return {
    descriptor: numbered ? Number(c) : 1,
    mode: append ? "append" : "write",
    start: at,
    end: arrow + (append ? 2 : 1),
    target: undefined,
  };
}

interface ScannedWord extends Word {
  readonly fault: { readonly kind: "unbalancedQuote" | "trailingBackslash"; readonly at: number } | undefined;
}

function wordAt(line: string, start: number): ScannedWord {
  let value = "";
  let quoted = false;
  let at = start;
  while (at < line.length && !SEPARATORS.includes(line.charAt(at)) && redirectAt(line, at) === undefined) {
    const c = line.charAt(at);
    if (c === '"' || c === "'") {
      quoted = true;
      // Inside quotes nothing is special, not even a backslash.
      const close = line.indexOf(c, at + 1);
      const inside = line.slice(at + 1, close < 0 ? line.length : close);
      value += inside;
      if (close < 0) return { value, start, end: line.length, quoted, fault: { kind: "unbalancedQuote", at } };
      at = close + 1;
    } else if (c === "\\") {
      if (at + 1 === line.length)
        return { value, start, end: line.length, quoted, fault: { kind: "trailingBackslash", at } };
      value += line.charAt(at + 1);
      at += 2;
    } else {
      value += c;
      at++;
    }
  }
  return { value, start, end: at, quoted, fault: undefined };
}
