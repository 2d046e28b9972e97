// Text as a terminal receives it, taken apart: what is printed, what moves the cursor, what asks the terminal for something.
/* eslint-disable no-control-regex -- control characters are what this file is about */

export type TerminalToken =
  /** Printable characters. */
  | { readonly kind: "text"; readonly text: string }
  /** One control character: `\r`. */
  | { readonly kind: "control"; readonly text: string }
  /** `ESC [ 31 m`: parameters `31`, final `m`. Intermediate characters are part of `final`: ` q`. */
  | { readonly kind: "csi"; readonly text: string; readonly parameters: string; readonly final: string }
  /** A string for the terminal itself (title, clipboard, …): OSC, DCS, SOS, PM, APC. */
  | { readonly kind: "string"; readonly text: string }
  /** Other escape sequences: `ESC ( B`. */
  | { readonly kind: "escape"; readonly text: string };

const PRINTABLE = /[^\x00-\x1f\x7f-\x9f]+/y;
const CSI = /\x1b\[([0-?]*)([ -/]*[@-~])/y;
const STRING = /\x1b[\]PX^_][^\x00-\x1f\x7f-\x9f]*(?:\x07|\x1b\\)/y;
const ESCAPE = /\x1b(?![[\]PX^_])[ -/]*[0-~]/y;
/** A sequence whose end may come with the next chunk. */
const UNFINISHED = /\x1b(?:\[[0-?]*[ -/]*|[\]PX^_][^\x00-\x1f\x7f-\x9f]*\x1b?|[ -/]*)$/y;
/** Longer than any real sequence; beyond it an unfinished one is taken as garbage. */
const LONGEST_SEQUENCE = 4096;

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function tokenAt(text: string, at: number): TerminalToken {
  const printable = match(PRINTABLE, text, at);
  if (printable) return { kind: "text", text: printable[0] };
  const csi = match(CSI, text, at);
  if (csi) return { kind: "csi", text: csi[0], parameters: csi[1] ?? "", final: csi[2] ?? "" };
  const string = match(STRING, text, at);
  if (string) return { kind: "string", text: string[0] };
  const escape = match(ESCAPE, text, at);
  if (escape) return { kind: "escape", text: escape[0] };
  return { kind: "control", text: text.charAt(at) };
}

/** Takes chunks as they come; a sequence cut by a chunk's end waits for the rest. */
export class TerminalTokens {
  #rest = "";

  push(chunk: string): TerminalToken[] {
    const text = this.#rest + chunk;
    this.#rest = "";
    const tokens: TerminalToken[] = [];
    for (let at = 0; at < text.length;) {
      if (text.length - at < LONGEST_SEQUENCE && match(UNFINISHED, text, at)) {
        this.#rest = text.slice(at);
        break;
      }
      const token = tokenAt(text, at);
      tokens.push(token);
      at += token.text.length;
    }
    return tokens;
  }
}
