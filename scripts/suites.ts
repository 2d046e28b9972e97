import { readFileSync } from "node:fs";
import path from "node:path";
import type { Parts } from "../test/support/parts.ts";
import { bundleExtensionHostTests } from "../test/support/vscode/bundleExtensionHostTests.ts";
import { runInExtensionHost } from "../test/support/vscode/extensionHost.ts";
import type { ExtensionHostResults } from "../test/support/vscode/extensionHostRunner.ts";
import { announce, root, since, testStep, type StepResult } from "./steps.ts";

export interface Suite {
  readonly name: string;
  readonly needs: readonly (keyof Parts)[];
  /** `partsFile` describes the parts that run. */
  run(partsFile: string, signal: AbortSignal): Promise<StepResult>;
}

/** In the order in which they run: the quickest answer first. */
export const SUITES: readonly Suite[] = [
  nodeSuite("unit", [], { oneAtATime: false }),
  nodeSuite("language", ["corpus", "vscode"], { oneAtATime: false }),
  nodeSuite("fidelity", ["corpus", "ibek", "epicsBase", "images", "engine"]),
  nodeSuite("integration", ["corpus", "devcontainerCli", "registry", "images", "engine", "cluster"]),
  { name: "extensionHost", needs: ["vscode", "engine"], run: runExtensionHostTests },
  nodeSuite("ui", ["vscode", "devcontainerCli", "registry", "images", "engine", "cluster"]),
];

/** The files of `test/<name>/`; one after the other, because they share a cluster and an engine. */
function nodeSuite(name: string, needs: Suite["needs"], { oneAtATime = true } = {}): Suite {
  return {
    name,
    needs,
    run: (partsFile, signal) =>
      testStep(`${name} tests`, [`test/${name}/**/*.test.ts`], {
        environment: { EPICS_IOC_PARTS: partsFile },
        signal,
        oneAtATime,
      }),
  };
}

async function runExtensionHostTests(partsFile: string): Promise<StepResult> {
  const name = "extension host tests";
  announce(name);
  const begin = Date.now();
  const { vscode } = JSON.parse(readFileSync(partsFile, "utf8")) as Parts;
  if (vscode === undefined) throw new Error("needs vscode");
  const results = (await runInExtensionHost(vscode, {
    extension: root,
    runner: await bundleExtensionHostTests(root),
    workspace: path.join(root, "docs", "sample-beamline"),
    environment: { EPICS_IOC_PARTS: partsFile },
  })) as ExtensionHostResults;
  printTests(results);
  const { passed, failed, skipped } = results;
  return { name, seconds: since(begin), counts: { passed, failed, skipped } };
}

export function printTests({ tests }: ExtensionHostResults): void {
  for (const { name, message } of tests) console.log(message === undefined ? `✔ ${name}` : `✖ ${name}\n${message}`);
}
