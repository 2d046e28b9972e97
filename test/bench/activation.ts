import path from "node:path";
import type { Parts } from "../support/parts.ts";
import { bundleForExtensionHost } from "../support/vscode/bundleExtensionHostTests.ts";
import { runInExtensionHost } from "../support/vscode/extensionHost.ts";
import type { ActivationTimes } from "./activationRunner.ts";
import { median, type BenchRow } from "./benchRow.ts";

const RUNS = 3;

/** What VS Code waits for when the extension is first needed; `root` has a minified build in `dist/`. */
export async function benchActivation(root: string, vscode: NonNullable<Parts["vscode"]>): Promise<BenchRow[]> {
  const outdir = path.join(root, "out", "bench");
  await bundleForExtensionHost(root, outdir, { activation: "test/bench/activationRunner.ts" });
  const times: ActivationTimes[] = [];
  for (let count = 0; count < RUNS; count++) {
    const result = await runInExtensionHost(vscode, {
      extension: root,
      runner: path.join(outdir, "activation.cjs"),
      workspace: path.join(root, "docs", "sample-beamline"),
    });
    times.push(result as ActivationTimes);
  }
  const ours = median(times.map((time) => time.ours));
  const peer = median(times.map((time) => time.peer));
  return [{ name: "activation", ours, peer, peerName: "VS Code's CSS support", unit: "ms" }];
}
