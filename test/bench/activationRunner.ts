// Runs inside the extension host, bundled.
import { writeFileSync } from "node:fs";
import * as vscode from "vscode";

/** Milliseconds from the request until VS Code counts an extension as active, its code being loaded in between. */
export interface ActivationTimes {
  readonly ours: number;
  readonly peer: number;
}

/** VS Code's own, which brings a language server and its client as ours does. */
const PEER = "vscode.css-language-features";

export async function run(): Promise<void> {
  const times: ActivationTimes = { ours: await activated("epics-ioc.epics-ioc"), peer: await activated(PEER) };
  writeFileSync(process.env["EPICS_IOC_RESULTS"] ?? "", JSON.stringify(times));
}

async function activated(id: string): Promise<number> {
  const extension = vscode.extensions.getExtension(id);
  if (!extension || extension.isActive) throw new Error(`${id} ${extension ? "is active already" : "is not there"}`);
  const begin = performance.now();
  await extension.activate();
  return performance.now() - begin;
}
