// Makes `dist/`; `--minify` as for the package.
import { bundle } from "./bundle.ts";

const sizes = await bundle({ minify: process.argv.includes("--minify") });
for (const [name, bytes] of Object.entries(sizes)) console.log(`${name}  ${(bytes / 1024).toFixed(0)} kB`);
