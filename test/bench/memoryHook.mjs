// Loaded into a process that is measured (`--expose-gc --import`): SIGUSR2 collects its garbage and writes what is left.
import { writeFileSync } from "node:fs";

process.on("SIGUSR2", () => {
  // So thorough that what is free goes back to the system and does not count.
  globalThis.gc({ type: "major", execution: "sync", flavor: "last-resort" });
  writeFileSync(process.env.EPICS_IOC_MEMORY_FILE, JSON.stringify(process.memoryUsage()));
});
