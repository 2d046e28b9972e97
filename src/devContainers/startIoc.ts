// “Start IOC” in a dev container: production's own start sequence, in a terminal.
import type { CommandLine } from "../core/commandLine.ts";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import { runToSuccess, type Run } from "../processes/run.ts";
import { engineCommand, type ContainerEngine } from "./containerEngine.ts";
import type { Dialogue, Windows } from "./dialogue.ts";

/**
 * Where the started process leaves its number. The engines leave a process running when the terminal that started it
 * is closed, so the next start must find it. In memory, so that no number outlives its container's processes.
 */
const PID_FILE = "/dev/shm/epics-ioc.pid";
const REMEMBER = `echo $$ > ${PID_FILE}; exec "$@"`;
const IS_RUNNING = `kill -0 -- "-$(cat ${PID_FILE})"`;
/** As when its terminal goes; then, after three seconds, without asking. */
const STOP = `p=$(cat ${PID_FILE}); kill -HUP -- "-$p"; for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 -- "-$p" 2>/dev/null || exit 0; sleep 0.3; done; kill -KILL -- "-$p"`;

/** Inside a container, as a child of bash with a terminal. With KUBERNETES_PORT set, start.sh would give its terminal away. */
export function startSequence(command: readonly string[]): CommandLine {
  return { program: "env", args: ["-u", "KUBERNETES_PORT", "bash", "-c", REMEMBER, "bash", ...command] };
}

/** The same, from outside. */
function startIocCommand(
  engine: ContainerEngine,
  container: string,
  user: string,
  command: readonly string[],
): CommandLine {
  const { program, args } = startSequence(command);
  return engineCommand(engine, ["exec", "--interactive", "--tty", `--user=${user}`, container, program, ...args]);
}

export interface IocStart {
  readonly instance: string;
  readonly container: string;
  readonly command: readonly string[];
  readonly user: string;
  /** Where production runs an IOC of this name now: `p47-beamline on argus`. */
  readonly runningIn: string | undefined;
  readonly engine: ContainerEngine;
  readonly run: Run;
  readonly dialogue: Dialogue;
  readonly windows: Windows;
  readonly logCommand: (command: CommandLine) => void;
}

const START = "Start a Second One Here";
const AGAIN = "Stop It and Start Again";

export async function startIoc(start: IocStart): Promise<Outcome<void>> {
  const { instance, container, command, user, runningIn, engine, dialogue, windows, logCommand } = start;
  const doing = `start ${instance} in ${container}`;
  if (runningIn !== undefined) {
    const answer = await dialogue.ask(
      `${instance} is running in ${runningIn}. Start a second one in ${container}?`,
      "Both would talk to the same hardware, if it can be reached from this machine.",
      [START],
    );
    if (answer !== START) return failed("cancelled", doing, "cancelled");
  }
  const cleared = await clear(start, doing);
  if (!cleared.ok) return cleared;
  const line = startIocCommand(engine, container, user, command);
  logCommand(line);
  windows.openTerminal(`${instance} · IOC`, line, "pulse");
  return succeeded(undefined);
}

async function clear(
  { container, engine, run, dialogue, logCommand }: IocStart,
  doing: string,
): Promise<Outcome<void>> {
  const signal = AbortSignal.timeout(20_000);
  const inside = (script: string): CommandLine => engineCommand(engine, ["exec", container, "bash", "-c", script]);
  const running = await run(inside(IS_RUNNING), { doing, signal });
  if (!running.ok) return running;
  if (running.value.exitCode !== 0) return succeeded(undefined);
  const answer = await dialogue.ask(`An IOC is running in ${container} already.`, "It may be in another terminal.", [
    AGAIN,
  ]);
  if (answer !== AGAIN) return failed("cancelled", doing, "cancelled");
  logCommand(inside(STOP));
  const stopped = await runToSuccess(run, inside(STOP), { doing, signal });
  return stopped.ok ? succeeded(undefined) : stopped;
}
