// Everything that needs no real part.
import { runStaticChecks } from "./checks.ts";
import { printTable, sum, testStep } from "./steps.ts";

const results = [
  ...(await runStaticChecks()),
  await testStep("unit tests", ["test/unit/**/*.test.ts"]),
  await testStep("language tests", ["test/language/**/*.test.ts"]),
];
printTable(results);
process.exitCode = sum(results).failed > 0 ? 1 : 0;
