// What an IOC prints is not trusted: nothing of it may answer into its own console, reach the clipboard, or wipe the history.
import { TerminalTokens, type TerminalToken } from "../iocOutput/terminalText.ts";

const CONTROLS = new Set(["\r", "\n", "\b", "\t", "\x07"]);
/** Colours, cursor movement, and editing of the line: what readline uses. */
const CURSOR_AND_COLOUR = /^[mABCDEFGHfdJKPX@]$/;
/** Cursor shown or hidden, and bracketed paste. */
const MODES = new Set(["?25", "?2004"]);

function isHarmless(token: TerminalToken): boolean {
  switch (token.kind) {
    case "text":
      return true;
    case "control":
      return CONTROLS.has(token.text);
    case "csi":
      if (token.final === "h" || token.final === "l") return MODES.has(token.parameters);
      return CURSOR_AND_COLOUR.test(token.final) && !(token.final === "J" && token.parameters === "3");
    case "string":
    case "escape":
      return false;
  }
}

/** Also turns a lone line feed, as a pipe delivers it, into what a terminal needs. */
export class SafeOutput {
  readonly #tokens = new TerminalTokens();
  #last = "";

  push(chunk: string): string {
    let safe = "";
    for (const token of this.#tokens.push(chunk).filter(isHarmless)) {
      safe += token.text === "\n" && this.#last !== "\r" ? "\r\n" : token.text;
      this.#last = token.text;
    }
    return safe;
  }
}
