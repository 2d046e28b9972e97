import path from "node:path";
import { root, toolStep, type StepResult } from "./steps.ts";

const TOOLS: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ["types", "typescript/bin/tsc", "-p", "."],
  ["lint", "eslint/bin/eslint.js", ".", "--max-warnings=0", "--cache", "--cache-location=node_modules/.cache/eslint/"],
  ["dependency rules", "dependency-cruiser/bin/dependency-cruise.mjs", "src", "language-server"],
  ["format", "prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["unused code", "knip/bin/knip.js"],
];

/** What the tools find without running anything of ours. A failing one does not keep the next from running. */
export async function runStaticChecks(): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [name, program, ...args] of TOOLS) {
    results.push(await toolStep(name, [path.join(root, "node_modules", program), ...args]));
  }
  return results;
}
