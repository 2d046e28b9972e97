import { chmod, rm, stat } from "node:fs/promises";
import path from "node:path";
import * as esbuild from "esbuild";
import { root } from "./steps.ts";

/** Output file in `dist/` → what it is made from. */
const BUNDLES = {
  "extension.cjs": "src/extension.ts",
  "kubernetes.cjs": "src/runtimes/kubernetes/kubernetesSource.ts",
  "containers.cjs": "src/runtimes/containers/containersSource.ts",
  "languageClient.cjs": "src/languageClient/languageClient.ts",
  "languageServer.cjs": "language-server/main.ts",
  "recordTypes.cjs": "language-server/catalogue/recordTypesData.ts",
} as const;

const CHUNKS: Readonly<Record<string, string>> = {
  "./runtimes/kubernetes/kubernetesSource.ts": "./kubernetes.cjs",
  "./runtimes/containers/containersSource.ts": "./containers.cjs",
  "./languageClient.ts": "./languageClient.cjs",
  "../catalogue/recordTypesData.ts": "./recordTypes.cjs",
};

/** The extension loads its big client libraries, and the server its biggest catalogue, when they are first needed: those imports stay in the output. */
const chunksOnFirstUse: esbuild.Plugin = {
  name: "chunks on first use",
  setup(build) {
    build.onResolve({ filter: /\.ts$/ }, ({ kind, path: wanted }) => {
      const chunk = kind === "dynamic-import" ? CHUNKS[wanted] : undefined;
      return chunk === undefined ? undefined : { path: chunk, external: true };
    });
  },
};

/** dockerode loads these at once, for engines behind SSH and for BuildKit sessions; we use neither. */
const NEVER_USED = /^(ssh2|@grpc\/grpc-js|@grpc\/proto-loader)$/;
const unusedPackages: esbuild.Plugin = {
  name: "unused packages",
  setup(build) {
    build.onResolve({ filter: NEVER_USED }, ({ path: wanted }) => ({ path: wanted, namespace: "unused" }));
    build.onLoad({ filter: /.*/, namespace: "unused" }, () => ({ contents: "module.exports = {};" }));
  },
};

/** Makes the folder anew. Resolves to the size of each file in bytes. */
export async function bundle(
  dist: string,
  { minify }: { readonly minify: boolean },
): Promise<Readonly<Record<string, number>>> {
  await rm(dist, { recursive: true, force: true });
  const sizes: Record<string, number> = {};
  for (const [name, source] of Object.entries(BUNDLES)) {
    const outfile = path.join(dist, name);
    await esbuild.build({
      ...OPTIONS,
      minify,
      sourcemap: minify ? false : "linked",
      entryPoints: [path.join(root, source)],
      outfile,
    });
    sizes[name] = (await stat(outfile)).size;
  }
  await chmod(path.join(dist, "languageServer.cjs"), 0o755);
  return sizes;
}

const OPTIONS: esbuild.BuildOptions = {
  bundle: true,
  format: "cjs",
  platform: "node",
  target: "node22",
  external: ["vscode"],
  // `require` instead: the extension host watches what is required, not what is imported.
  supported: { "dynamic-import": false },
  plugins: [chunksOnFirstUse, unusedPackages],
  keepNames: true, // names of functions in stack traces that users report
  logLevel: "warning",
  absWorkingDir: root,
};
