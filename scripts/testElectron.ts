// The extension-host tests in a desktop VS Code, which @vscode/test-electron downloads: for machines where it may.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { runTests } from "@vscode/test-electron";
import { bundleExtensionHostTests } from "../test/support/vscode/bundleExtensionHostTests.ts";
import type { ExtensionHostResults } from "../test/support/vscode/extensionHostRunner.ts";
import { bundle } from "./bundle.ts";
import { root } from "./steps.ts";
import { printTests } from "./suites.ts";

await bundle(path.join(root, "dist"), { minify: false });
const runner = await bundleExtensionHostTests(root);
const folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-electron-"));
const resultsFile = path.join(folder, "results.json");
try {
  await runTests({
    extensionDevelopmentPath: root,
    extensionTestsPath: runner,
    launchArgs: [path.join(root, "docs", "sample-beamline"), "--disable-extensions", "--disable-workspace-trust"],
    extensionTestsEnv: { EPICS_IOC_RESULTS: resultsFile },
  }).catch((error: unknown) => {
    process.exitCode = 1;
    console.error(`VS Code did not run: ${error instanceof Error ? error.message : String(error)}`);
  });
  const results = JSON.parse(readFileSync(resultsFile, "utf8")) as ExtensionHostResults;
  printTests(results);
  console.log(`\n${results.passed} passed, ${results.failed} failed`);
} catch {
  console.log("\n0 passed, 1 failed");
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}
