// A language server as another editor runs it: a process of its own, LSP over its standard streams.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createProtocolConnection, type Diagnostic, type ProtocolConnection } from "vscode-languageserver/node";

export interface RunningServer {
  readonly connection: ProtocolConnection;
  readonly pid: number;
  /** Milliseconds from the start of the process to its answer to `initialize`. */
  readonly startedIn: number;
  open(uri: string, languageId: string, text: string): Promise<readonly Diagnostic[]>;
  /** Replaces the text between two offsets' positions and waits for what the server finds. */
  change(uri: string, version: number, range: EditRange, text: string): Promise<readonly Diagnostic[]>;
  /** The diagnostics published next for a document. */
  nextDiagnostics(uri: string): Promise<readonly Diagnostic[]>;
  /** The latest diagnostics of a document, or the first later ones, that are as wanted. */
  until(uri: string, isWanted: (found: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  stop(): Promise<void>;
}

export interface EditRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

export interface ServerCommand {
  readonly program: string;
  readonly args: readonly string[];
  /** Beside this process's own. */
  readonly environment?: Readonly<Record<string, string>>;
}

export const OUR_SERVER: ServerCommand = {
  program: process.execPath,
  args: [fileURLToPath(new URL("../../language-server/main.ts", import.meta.url)), "--stdio"],
};

export async function startServer(
  command: ServerCommand,
  folder: string,
  configure: (connection: ProtocolConnection) => { readonly initializationOptions?: unknown } | undefined = () =>
    undefined,
): Promise<RunningServer> {
  const began = performance.now();
  const child = spawn(command.program, command.args, {
    stdio: ["pipe", "pipe", "ignore"],
    env: { ...process.env, ...command.environment },
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const connection = createProtocolConnection(child.stdout, child.stdin);
  const latest = new Map<string, readonly Diagnostic[]>();
  const waiting = new Map<string, ((diagnostics: readonly Diagnostic[]) => void)[]>();
  connection.onNotification(
    "textDocument/publishDiagnostics",
    ({ uri, diagnostics }: { uri: string; diagnostics: Diagnostic[] }) => {
      latest.set(uri, diagnostics);
      const resolves = waiting.get(uri) ?? [];
      waiting.delete(uri);
      for (const resolve of resolves) resolve(diagnostics);
    },
  );
  const nextDiagnostics = (uri: string): Promise<readonly Diagnostic[]> =>
    new Promise((resolve) => waiting.set(uri, [...(waiting.get(uri) ?? []), resolve]));
  const options = configure(connection);
  connection.listen();
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: `file://${folder}`,
    workspaceFolders: [{ uri: `file://${folder}`, name: "work" }],
    capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
    ...options,
  });
  const startedIn = performance.now() - began;
  await connection.sendNotification("initialized", {});
  return {
    connection,
    pid: child.pid ?? -1,
    startedIn,
    nextDiagnostics,
    async open(uri, languageId, text) {
      const found = nextDiagnostics(uri);
      await connection.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId, version: 1, text },
      });
      return found;
    },
    async change(uri, version, range, text) {
      const found = nextDiagnostics(uri);
      const contentChanges = [{ range, text }];
      await connection.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      return found;
    },
    async until(uri, isWanted) {
      let found = latest.get(uri);
      while (found === undefined || !isWanted(found)) found = await nextDiagnostics(uri);
      return found;
    },
    async stop() {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
      await ended;
      connection.dispose();
    },
  };
}
