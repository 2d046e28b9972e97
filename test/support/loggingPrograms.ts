import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

export interface LoggingPrograms {
  /** To put in front of PATH. */
  readonly folder: string;
  /** Each start until now: `podman --version`. */
  started(): readonly string[];
}

/** Programs of these names that only note that they were started, and fail. */
export function loggingPrograms(parent: string, names: readonly string[]): LoggingPrograms {
  const folder = path.join(parent, "programs");
  const log = path.join(parent, "started.log");
  mkdirSync(folder);
  for (const name of names) {
    writeFileSync(path.join(folder, name), `#!/bin/sh\necho "${name} $*" >> "${log}"\nexit 1\n`, { mode: 0o755 });
  }
  return {
    folder,
    started: () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n") : []),
  };
}
