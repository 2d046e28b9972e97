import { spawn } from "node:child_process";
import { displayCommandLine, type CommandLine } from "../../../src/core/commandLine.ts";

/** Of util-linux, which every Linux has: runs a command in a pseudo-terminal. */
const SCRIPT = "script";

/** A command in a pseudo-terminal, with somebody typing. */
export class TypedTerminal {
  readonly #child;
  readonly #ended: Promise<void>;
  #output = "";

  constructor(command: CommandLine) {
    this.#child = spawn(SCRIPT, ["-q", "-c", displayCommandLine(command), "/dev/null"], {
      env: { ...process.env, ...command.environment },
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.#child.stdout.setEncoding("utf8").on("data", (text: string) => (this.#output += text));
    this.#ended = new Promise((resolve) => this.#child.on("exit", () => resolve()));
  }

  type(text: string): void {
    this.#child.stdin.write(text);
  }

  /** Everything up to and with the match, without escape sequences; that much is forgotten. */
  async until(pattern: RegExp): Promise<string> {
    const giveUp = AbortSignal.timeout(60_000);
    for (;;) {
      // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
      const plain = this.#output.replace(/\u001b(\[[0-9;?]*[A-Za-z]|\][^\u0007]*\u0007)/g, "");
      const match = pattern.exec(plain);
      if (match) {
        this.#output = plain.slice(match.index + match[0].length);
        return plain.slice(0, match.index + match[0].length);
      }
      if (giveUp.aborted) throw new Error(`no ${String(pattern)} in:\n${plain}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** As when its tab is closed: the terminal is gone, and what runs on it is told so. */
  async close(): Promise<void> {
    this.#child.kill("SIGKILL");
    await this.#ended;
  }
}
