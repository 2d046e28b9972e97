import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { format } from "node:util";
import type { Parts } from "../parts.ts";
import { startBrowser } from "./browser.ts";
import { startVscodeServer } from "./vscodeServer.ts";

export interface ExtensionHostRun {
  /** Folder of the extension under test, built. */
  readonly extension: string;
  /** Absolute path of a bundled module that exports `run()`: `…/out/extensionHost/runner.cjs`. */
  readonly runner: string;
  /** Folder the workbench has open. */
  readonly workspace: string;
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly trusted?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
  /** Default: 300. */
  readonly seconds?: number;
}

/**
 * Calls the runner inside the extension host of a real VS Code. Resolves to what it wrote, as JSON, to the file named in
 * EPICS_IOC_RESULTS as its last deed; throws when it never came to that.
 */
export async function runInExtensionHost(
  vscode: NonNullable<Parts["vscode"]>,
  options: ExtensionHostRun,
): Promise<unknown> {
  const folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-results-"));
  const resultsFile = path.join(folder, "results.json");
  const server = await startVscodeServer(vscode, {
    ...(options.settings === undefined ? {} : { settings: options.settings }),
    trusted: options.trusted ?? true,
    args: ["--enable-smoke-test-driver"],
    environment: { ...options.environment, EPICS_IOC_RESULTS: resultsFile },
  });
  const browser = await startBrowser(vscode.chromium);
  const log: string[] = [];
  try {
    const page = await browser.newPage();
    const ended = new Promise<number>((resolve) => {
      // The workbench calls these two when it was started with the option above.
      void page.exposeFunction("codeAutomationExit", (code: number) => resolve(code));
      void page.exposeFunction("codeAutomationLog", (_level: string, args: unknown[]) => log.push(format(...args)));
    });
    const remote = (file: string) => `vscode-remote://${server.authority}${file}`;
    const payload = JSON.stringify([
      ["extensionDevelopmentPath", remote(options.extension)],
      ["extensionTestsPath", remote(options.runner)],
    ]);
    await page.goto(`${server.url(options.workspace)}&payload=${encodeURIComponent(payload)}`);
    const code = await Promise.race([ended, timeLimit(options.seconds ?? 300)]);
    // An extension host that crashed reports 0 as well: only the file proves that the tests came to their end.
    if (!existsSync(resultsFile)) {
      throw new Error(`the extension host ended (code ${code}) without results:\n${log.slice(-40).join("\n")}`);
    }
    return JSON.parse(await readFile(resultsFile, "utf8")) as unknown;
  } finally {
    await browser.close();
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

function timeLimit(seconds: number): Promise<never> {
  return new Promise((_, reject) => {
    const late = () => reject(new Error(`the extension host tests took longer than ${seconds} s`));
    setTimeout(late, seconds * 1000).unref();
  });
}
