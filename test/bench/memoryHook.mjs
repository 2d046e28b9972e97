// Loaded into a process that is measured (`--expose-gc --import`): SIGUSR2 collects its garbage and writes what is left.
import { writeFileSync } from "node:fs";

process.on("SIGUSR2", () => {
  globalThis.gc();
  globalThis.gc();
  writeFileSync(process.env.EPICS_IOC_MEMORY_FILE, JSON.stringify(process.memoryUsage()));
});
