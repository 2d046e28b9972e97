// Makes `dist/`; `--minify` as for the package.
import path from "node:path";
import { bundle } from "./bundle.ts";
import { root } from "./steps.ts";

const sizes = await bundle(path.join(root, "dist"), { minify: process.argv.includes("--minify") });
for (const [name, bytes] of Object.entries(sizes)) console.log(`${name}  ${(bytes / 1024).toFixed(0)} kB`);
