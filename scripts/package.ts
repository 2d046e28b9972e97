// Makes `epics-ioc-<version>.vsix` from a fresh, minified build.
import { packageExtension } from "./packageExtension.ts";
import { root } from "./steps.ts";

const { file, bytes, sizes } = await packageExtension(root);
for (const [name, size] of Object.entries(sizes))
  console.log(`  ${name.padEnd(20)} ${(size / 1024).toFixed(0).padStart(6)} kB`);
console.log(`${file}  ${(bytes / 1024).toFixed(0)} kB`);
