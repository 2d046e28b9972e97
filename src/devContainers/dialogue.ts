import type { CommandLine } from "../core/commandLine.ts";

/** Port: what we ask and tell the person while a dev container is made. */
export interface Dialogue {
  /** A modal question; undefined when it was dismissed. */
  ask(question: string, detail: string, answers: readonly string[]): Promise<string | undefined>;
  /** Shows one line at a time, and lets the person cancel. */
  withProgress<T>(title: string, work: (report: (line: string) => void, signal: AbortSignal) => Promise<T>): Promise<T>;
}

/** Port: where an open container is shown. */
export interface Windows {
  /** Opens a `vscode-remote:` address in a window of its own. */
  openRemoteFolder(uri: string): Promise<void>;
  /** `icon` is one of the editor's own: tabs are cut short, and then only it tells an IOC from a shell. */
  openTerminal(title: string, command: CommandLine, icon: "package" | "pulse"): void;
  /** A shell in a local container, in the same kind of terminal as that of any IOC. */
  openShell(containerName: string, title: string, command: CommandLine): Promise<void>;
}
