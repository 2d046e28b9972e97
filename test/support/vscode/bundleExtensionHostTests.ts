import { globSync } from "node:fs";
import { rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

/** Bundles `test/extensionHost/*.test.ts` and their runner into `out/extensionHost`; resolves to the runner's path. */
export async function bundleExtensionHostTests(root: string): Promise<string> {
  const outdir = path.join(root, "out", "extensionHost");
  await rm(outdir, { recursive: true, force: true });
  const tests = globSync("test/extensionHost/*.test.ts", { cwd: root }).sort();
  const named = tests.map((file) => [path.basename(file, ".ts"), file] as const);
  const runner = "test/support/vscode/extensionHostRunner.ts";
  await bundleForExtensionHost(root, outdir, { runner, ...Object.fromEntries(named) });
  return path.join(outdir, "runner.cjs");
}

/** Makes `<name>.cjs` in `outdir` of each entry point. */
export async function bundleForExtensionHost(
  root: string,
  outdir: string,
  entryPoints: Readonly<Record<string, string>>,
): Promise<void> {
  await build({
    entryPoints,
    outdir,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    sourcemap: "inline",
    // mocha finds its own files by their paths.
    external: ["vscode", "mocha"],
    logLevel: "warning",
    absWorkingDir: root,
  });
}
