import { spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import type { CommandLine } from "../../../src/core/commandLine.ts";
import { until } from "./until.ts";

export interface Service {
  /** Waits for `ready`; throws with the end of the service's own output if it dies before that. */
  whenReady(ready: () => Promise<boolean>, seconds?: number): Promise<void>;
  /** Ends it and everything it started; asks first, insists after five seconds. */
  stop(): Promise<void>;
}

const groups = new Set<number>();
// The last resort: a run that throws on its way out still leaves nothing behind.
process.on("exit", () => groups.forEach((group) => signalGroup(group, "SIGKILL")));

/** Starts a process that serves until stopped, its output in `logFile`. */
export function startService(command: CommandLine, logFile: string): Service {
  const log = openSync(logFile, "w");
  const [program, ...args] = diesWithUs([command.program, ...command.args]);
  const child = spawn(program, args, {
    ...(command.cwd === undefined ? {} : { cwd: command.cwd }),
    env: { ...process.env, ...command.environment },
    stdio: ["ignore", log, log],
    // A process group of its own: Ctrl-C in the terminal must not take parts away before what depends on them has ended.
    detached: true,
  });
  closeSync(log);
  let ended: string | undefined;
  child.on("error", (error) => (ended = error.message));
  child.on("exit", (code, signal) => (ended = `exit ${code ?? signal ?? ""}`));
  const group = child.pid;
  if (group !== undefined) groups.add(group);

  return {
    async whenReady(ready, seconds = 60) {
      await until(command.program, async () => ended !== undefined || (await ready()), { seconds });
      if (ended === undefined) return;
      const end = (await readFile(logFile, "utf8")).trim().split("\n").slice(-15).join("\n");
      throw new Error(`${command.program} ended (${ended}):\n${end}`);
    },
    async stop() {
      if (group === undefined) return;
      signalGroup(group, "SIGTERM");
      await until("it to end", () => !groupExists(group), { seconds: 5 }).catch(() => signalGroup(group, "SIGKILL"));
      await until("it to end", () => !groupExists(group), { seconds: 5 }).catch(() => undefined);
      groups.delete(group);
    },
  };
}

/** The kernel ends it too when this process is killed without a chance to clean up. */
function diesWithUs(line: readonly [string, ...string[]]): readonly [string, ...string[]] {
  const setpriv = "/usr/bin/setpriv";
  return existsSync(setpriv) ? [setpriv, "--pdeathsig", "TERM", ...line] : line;
}

function signalGroup(group: number, signal: "SIGTERM" | "SIGKILL" | 0): boolean {
  try {
    return process.kill(-group, signal);
  } catch {
    return false; // all its processes have ended
  }
}

function groupExists(group: number): boolean {
  return signalGroup(group, 0);
}
