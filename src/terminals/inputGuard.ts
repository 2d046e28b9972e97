// Stands between the keyboard and a production IOC: keys that would stop it are asked for twice.
import type { Console } from "../core/iocRuntime.ts";
import type { DisplayedLine } from "../iocOutput/displayedLine.ts";
import { endsInStoppingCommand, isStoppingCommand } from "./stoppingCommand.ts";

export type GuardAction =
  | { readonly kind: "send"; readonly text: string }
  /** A sentence for the person; nothing of the key was sent. */
  | { readonly kind: "say"; readonly text: string }
  /** Give control back: what the key would have done at the other end. */
  | { readonly kind: "leave" }
  /** The line is not known until the echo of the keys before has come: call `echoCame` then. */
  | { readonly kind: "wait" };

const ASK_AGAIN_MS = 5000;

// eslint-disable-next-line no-control-regex -- keys are control characters
const KEYS = /\x1b\[[0-?]*[ -/]*[@-~]|\x1bO[ -~]|\x1b[ -~]?|[\x00-\x1f\x7f]|[^\x00-\x1f\x7f]+/g;
const PASTE_BEGIN = "\x1b[200~";
const PASTE_END = "\x1b[201~";
/** Enter, Ctrl-J, and Ctrl-O, by which readline takes the line as well. */
const ENTER = new Set(["\r", "\n", "\x0f"]);
const CTRL_C = "\x03";
const CTRL_D = "\x04";
const CTRL_S = "\x13";
const CTRL_U = "\x15";
const CTRL_BACKSLASH = "\x1c";
const BACKSPACE = new Set(["\x7f", "\b"]);
const ASKED_AT_MAIN_PROCESS = new Set([CTRL_C, CTRL_D, CTRL_BACKSLASH]);

export class InputGuard {
  readonly #reaches: Console["reaches"];
  readonly #ioc: string;
  readonly #line: DisplayedLine;
  #keys: string[] = [];
  /** What was typed since the line began; undefined after a key whose effect only the echo shows. */
  #typed: string | undefined = "";
  /** The displayed line when its first key came: the prompt, as a rule. */
  #before: string | undefined;
  /** iocsh of base 7.0.10 joins a line that ends in a backslash with the next. */
  #joined = "";
  #echoMissing = false;
  #pasting = false;
  #asked: { readonly key: string; readonly until: number } | undefined;

  /** `line` is fed by the owner with what the IOC prints. */
  constructor(reaches: Console["reaches"], ioc: string, line: DisplayedLine) {
    this.#reaches = reaches;
    this.#ioc = ioc;
    this.#line = line;
  }

  /** `now` in milliseconds, from any origin. */
  input(data: string, now: number): readonly GuardAction[] {
    this.#keys.push(...(data.match(KEYS) ?? []));
    return this.#takeKeys(now);
  }

  /** Tells that the IOC has printed since the last key. */
  output(): void {
    this.#echoMissing = false;
  }

  echoCame(now: number): readonly GuardAction[] {
    this.#echoMissing = false;
    return this.#takeKeys(now);
  }

  #takeKeys(now: number): readonly GuardAction[] {
    const actions: GuardAction[] = [];
    let sent = "";
    const flush = (): void => {
      if (sent !== "") actions.push({ kind: "send", text: sent });
      sent = "";
    };
    for (let key = this.#keys.shift(); key !== undefined; key = this.#keys.shift()) {
      if (ENTER.has(key) && this.#typed === undefined && this.#echoMissing) {
        this.#keys.unshift(key);
        flush();
        return [...actions, { kind: "wait" }];
      }
      const refusal = this.#refusal(key, now);
      if (refusal === undefined) {
        this.#follow(key);
        sent += key;
        continue;
      }
      flush();
      actions.push(refusal);
    }
    flush();
    return actions;
  }

  /** What happens instead of sending the key; undefined to send it. Drops the keys behind it unless it is harmless. */
  #refusal(key: string, now: number): GuardAction | undefined {
    if (this.#reaches === "stdioSocket") {
      if (key === CTRL_C) {
        this.#dropKeys();
        return { kind: "leave" };
      }
      if (key === CTRL_D) return { kind: "say", text: "Ctrl-D does nothing on this console." };
      if (key === CTRL_BACKSLASH) return { kind: "say", text: "Ctrl-\\ does nothing on this console." };
    } else if (ASKED_AT_MAIN_PROCESS.has(key)) return this.#ask(key, now);
    // Flow control: the terminal takes no more output, and an IOC that cannot print soon stands still.
    else if (key === CTRL_S)
      return { kind: "say", text: `Ctrl-S is not sent: it would halt the output of ${this.#ioc}.` };
    if (ENTER.has(key) && this.#lineStops()) return this.#ask("\r", now);
    this.#asked = undefined;
    return undefined;
  }

  #ask(key: string, now: number): GuardAction | undefined {
    const agreed = this.#asked?.key === key && now <= this.#asked.until;
    this.#asked = agreed ? undefined : { key, until: now + ASK_AGAIN_MS };
    if (agreed) return undefined;
    const dropped = this.#keys.some((next) => next !== PASTE_END) ? " What was pasted behind it was not sent." : "";
    this.#dropKeys();
    return { kind: "say", text: `This stops ${this.#ioc}. Press again within 5 s to send it.${dropped}` };
  }

  /** An open bracketed paste is closed, or readline would take all later keys as its text. */
  #dropKeys(): void {
    this.#keys = this.#pasting ? [PASTE_END] : [];
  }

  #lineStops(): boolean {
    const typed = this.#typed === undefined ? undefined : this.#joined + this.#typed;
    if (typed !== undefined && (isStoppingCommand(typed) || endsInStoppingCommand((this.#before ?? "") + typed))) {
      return true;
    }
    const displayed = this.#line.text;
    if (endsInStoppingCommand(displayed)) return true;
    const prompt = this.#before;
    return prompt !== undefined && displayed.startsWith(prompt) && isStoppingCommand(displayed.slice(prompt.length));
  }

  #follow(key: string): void {
    if (key === PASTE_BEGIN || key === PASTE_END) {
      this.#pasting = key === PASTE_BEGIN;
      return;
    }
    if (ENTER.has(key) || key === CTRL_C) {
      this.#joined = key !== CTRL_C && this.#typed?.endsWith("\\") ? this.#joined + this.#typed.slice(0, -1) : "";
      this.#typed = "";
      this.#before = undefined;
      return;
    }
    this.#before ??= this.#line.beforeCursor;
    if (this.#typed !== undefined) this.#typed = typedAfter(this.#typed, key);
    if (this.#typed === undefined) this.#echoMissing = true;
  }
}

/** Undefined where only the echo shows the effect: history, completion, movement, deleting what another client typed. */
function typedAfter(typed: string, key: string): string | undefined {
  if (key === CTRL_U) return "";
  if (BACKSPACE.has(key)) return typed === "" ? undefined : typed.replace(/.$/su, "");
  return key >= " " ? typed + key : undefined;
}
