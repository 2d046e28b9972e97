import { runChecks } from "./checks.ts";
import { printTable, sum } from "./steps.ts";

const results = await runChecks();
printTable(results);
process.exitCode = sum(results).failed > 0 ? 1 : 0;
