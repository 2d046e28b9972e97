// Runs inside the extension host, bundled beside the test files: VS Code calls `run()`.
import { globSync, writeFileSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";

export interface ExtensionHostResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** In the order in which they ran; `message` of those that failed. */
  readonly tests: readonly { readonly name: string; readonly message?: string }[];
}

/** Every `*.test.cjs` beside this file; throws when one failed. */
export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: "bdd", timeout: 60_000, reporter: "min" });
  for (const file of globSync("*.test.cjs", { cwd: __dirname }).sort()) mocha.addFile(path.join(__dirname, file));
  const tests: { name: string; message?: string }[] = [];
  const counts = { passed: 0, failed: 0, skipped: 0 };
  await new Promise<void>((resolve) => {
    mocha
      .run(() => resolve())
      .on("pass", (test) => {
        counts.passed += 1;
        tests.push({ name: test.fullTitle() });
      })
      .on("pending", () => (counts.skipped += 1))
      .on("fail", (test, error: unknown) => {
        counts.failed += 1;
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
        tests.push({ name: test.fullTitle(), message });
      });
  });
  const results: ExtensionHostResults = { ...counts, tests };
  const file = process.env["EPICS_IOC_RESULTS"];
  if (file !== undefined) writeFileSync(file, JSON.stringify(results));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed`);
}
