// The first process of the cluster's own process namespace: when it ends, the kernel ends everything in the cluster.
// Takes its steps from the file named on the command line, says `ready`, and lives until its standard input closes.
import { readFileSync } from "node:fs";
import { runToEnd, succeeds } from "../parts/runToEnd.ts";
import { startService } from "../parts/service.ts";
import type { Step } from "./plan.ts";

process.stdin.resume().on("end", () => process.exit(0));
process.on("SIGTERM", () => process.exit(0));

const [, , file = ""] = process.argv;
const steps = JSON.parse(readFileSync(file, "utf8")) as readonly Step[];
for (const step of steps) {
  if (step.kind === "do") {
    await runToEnd(step.command);
  } else {
    const { ready } = step;
    const service = startService(step.command, step.log);
    if (ready !== undefined) await service.whenReady(() => succeeds(ready), 120);
  }
}
console.log("ready");
