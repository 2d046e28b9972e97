import path from "node:path";
import { root, testStep, toolStep, type StepResult } from "./steps.ts";

const TOOLS: readonly (readonly [name: string, program: string, ...args: string[]])[] = [
  ["types", "typescript/bin/tsc", "-p", "."],
  ["lint", "eslint/bin/eslint.js", ".", "--max-warnings=0", "--cache", "--cache-location=node_modules/.cache/eslint/"],
  ["dependency rules", "dependency-cruiser/bin/dependency-cruise.mjs", "src", "language-server"],
  ["format", "prettier/bin/prettier.cjs", "--check", "--log-level=warn", "."],
  ["unused code", "knip/bin/knip.js"],
];

/** Everything that needs no real part. A failing step does not keep the next from running. */
export async function runChecks(): Promise<readonly StepResult[]> {
  const results: StepResult[] = [];
  for (const [name, program, ...args] of TOOLS) {
    results.push(await toolStep(name, [path.join(root, "node_modules", program), ...args]));
  }
  results.push(await runUnitTests(), await runLanguageTests());
  return results;
}

export function runUnitTests(): Promise<StepResult> {
  return testStep("unit tests", ["test/unit/**/*.test.ts"]);
}

export function runLanguageTests(): Promise<StepResult> {
  return testStep("language tests", ["test/language/**/*.test.ts"]);
}
