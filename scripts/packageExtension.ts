import { cp, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { bundle } from "./bundle.ts";
import { root, runNode } from "./steps.ts";

/** What a user gets; everything else stays in the repository. */
export const CONTENTS = [
  ...["README.md", "CHANGELOG.md", "LICENSE", "media", "snippets", "syntaxes"],
  // What the README shows and links to.
  ...["CONTRIBUTING.md", "docs/other-editors.md", "docs/pictures"],
];
/** Of the manifest: what only developers and npm need. */
const DEVELOPMENT = ["devDependencies", "scripts", "private", "type", "bin"];

export interface Package {
  /** `…/epics-ioc-0.1.0.vsix` */
  readonly file: string;
  readonly bytes: number;
  /** Unpacked size of each bundled file. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Writes the package into a folder. */
export async function packageExtension(folder: string): Promise<Package> {
  const copy = await mkdtemp(path.join(tmpdir(), "epics-ioc-package-"));
  try {
    const sizes = await bundle(path.join(copy, "dist"), { minify: true });
    for (const name of CONTENTS) await cp(path.join(root, name), path.join(copy, name), { recursive: true });
    const manifest = JSON.parse(await readFile(path.join(root, "package.json"), "utf8")) as Record<string, unknown>;
    const kept = Object.entries(manifest).filter(([key]) => !DEVELOPMENT.includes(key));
    const released = { ...Object.fromEntries(kept), files: ["dist", ...CONTENTS] };
    await writeFile(path.join(copy, "package.json"), JSON.stringify(released, undefined, 2));
    const file = path.join(folder, `${String(manifest["name"])}-${String(manifest["version"])}.vsix`);
    const vsce = path.join(root, "node_modules", "@vscode", "vsce", "vsce");
    // Our links are to files of the repository, whose address is not in the manifest.
    const links = ["--no-rewrite-relative-links", "--allow-missing-repository"];
    const code = await runNode([vsce, "package", "--no-dependencies", ...links, "--out", file], {}, { cwd: copy });
    if (code !== 0) throw new Error("vsce could not make the package");
    return { file, bytes: (await stat(file)).size, sizes };
  } finally {
    await rm(copy, { recursive: true });
  }
}
