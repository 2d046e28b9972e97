import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { freePort } from "../parts/freePort.ts";
import { runToEnd } from "../parts/runToEnd.ts";
import { startService } from "../parts/service.ts";

export type Vscode = Pick<NonNullable<Parts["vscode"]>, "node" | "folder">;

export interface VscodeServerOptions {
  /** `folder`: built sources, linked; `vsix`: a package, installed as a user would. Without it a VS Code without us. */
  readonly extension?: { readonly kind: "folder" | "vsix"; readonly path: string };
  /** User settings on top of those that keep a test calm: `{ "workbench.colorTheme": "Default Light Modern" }`. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** False starts in restricted mode, with the banner a user sees. Default: true. */
  readonly trusted?: boolean;
  /** Of the extension host too: `KUBECONFIG`, `CONTAINER_HOST`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** More of the server's own options: `["--enable-smoke-test-driver"]`. */
  readonly args?: readonly string[];
  /** Default: a free one. */
  readonly port?: number;
}

export interface VscodeServer {
  /** `127.0.0.1:43211` */
  readonly authority: string;
  /** Address of the workbench with an absolute folder open. */
  url(folder: string): string;
  /** Holds `data/User/settings.json` and the logs; gone after `stop`. */
  readonly dataFolder: string;
  stop(): Promise<void>;
}

/** For readable screenshots and for tests that wait for nothing but us. */
const CALM: Readonly<Record<string, unknown>> = {
  "chat.disableAIFeatures": true,
  "extensions.autoUpdate": "off",
  "extensions.ignoreRecommendations": true,
  "git.openRepositoryInParentFolders": "never",
  "telemetry.telemetryLevel": "off",
  // Text of a terminal is on a canvas otherwise, where no test can read it.
  "terminal.integrated.gpuAcceleration": "off",
  "update.mode": "none",
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
};

/** Starts VS Code's own server with a fresh data folder: state of an earlier run would hide a change of the manifest. */
export async function startVscodeServer(vscode: Vscode, options: VscodeServerOptions = {}): Promise<VscodeServer> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-vscode-"));
  const data = path.join(folder, "data");
  const extensions = path.join(folder, "extensions");
  await mkdir(path.join(data, "data", "User"), { recursive: true });
  await mkdir(extensions);
  const trust = { "security.workspace.trust.enabled": !(options.trusted ?? true) };
  const settings = { ...CALM, ...trust, ...options.settings };
  await writeFile(path.join(data, "data", "User", "settings.json"), JSON.stringify(settings, undefined, 2));
  const main = path.join(vscode.folder, "out", "server-main.js");
  const folders = ["--server-data-dir", data, "--extensions-dir", extensions];
  const { extension } = options;
  if (extension?.kind === "folder") await link(extension.path, extensions);
  if (extension?.kind === "vsix") {
    const args = [main, "--accept-server-license-terms", ...folders, "--install-extension", extension.path];
    await runToEnd({ program: vscode.node, args });
  }

  const port = options.port ?? (await freePort());
  const authority = `127.0.0.1:${port}`;
  const listening = ["--host", "127.0.0.1", "--port", String(port), "--without-connection-token"];
  const quiet = ["--accept-server-license-terms", "--telemetry-level", "off"];
  const args = [main, ...listening, ...quiet, ...folders, ...(options.args ?? [])];
  const command = { program: vscode.node, args, environment: options.environment ?? {} };
  const service = startService(command, path.join(folder, "server.log"));
  await service.whenReady(() =>
    fetch(`http://${authority}/version`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return {
    authority,
    dataFolder: data,
    url: (workspace) => `http://${authority}/?folder=${encodeURIComponent(workspace)}`,
    async stop() {
      await service.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The name has to be there before the first start: later folders count as removed by the user. */
async function link(extension: string, extensions: string): Promise<void> {
  const { publisher, name, version } = JSON.parse(
    await readFile(path.join(extension, "package.json"), "utf8"),
  ) as Record<"publisher" | "name" | "version", string>;
  await symlink(extension, path.join(extensions, `${publisher}.${name}-${version}`));
}
