import { homedir } from "node:os";
import { posix } from "node:path";
import { failed, succeeded, type Failure, type Outcome } from "../../core/failure.ts";
import { isObject, listAt, textAt } from "../../core/json.ts";
import type { Run } from "../../processes/run.ts";
import { engineClient, engineVersion, type Engine } from "./engine.ts";
import { engineFailure } from "./engineFailure.ts";

export interface ContainersSettings {
  /** `auto`, `podman`, `docker`, or a socket: `unix:///run/user/1000/podman/podman.sock`, `/var/run/docker.sock`. */
  readonly engine: string;
  /** Further labels that make a container an IOC: `beamline`, `beamline=p47`. */
  readonly extraLabels: readonly string[];
}

export type Environment = Readonly<Record<string, string | undefined>>;

const DOING = "find podman or docker";
/** A socket whose engine does not answer within this is a dead one. */
const ANSWER_MS = 5000;

/** Where an engine may listen, the person's own before the machine's. */
export function socketCandidates(setting: string, environment: Environment, home = homedir()): readonly string[] {
  if (isSocket(setting)) return [socketPath(setting) ?? setting];
  const runtimeFolder = environment["XDG_RUNTIME_DIR"];
  const podman = [
    socketPath(environment["CONTAINER_HOST"]),
    runtimeFolder && posix.join(runtimeFolder, "podman/podman.sock"),
    "/run/podman/podman.sock",
  ];
  const docker = [
    socketPath(environment["DOCKER_HOST"]),
    runtimeFolder && posix.join(runtimeFolder, "docker.sock"),
    "/var/run/docker.sock",
    posix.join(home, ".docker/run/docker.sock"),
  ];
  const wanted = [...(setting === "docker" ? [] : podman), ...(setting === "podman" ? [] : docker)];
  return [...new Set(wanted.filter((path) => path !== undefined && path !== ""))] as readonly string[];
}

function isSocket(setting: string): boolean {
  return setting !== "auto" && setting !== "podman" && setting !== "docker";
}

/** The program of itself would turn to its default engine, which may be another. */
function commandedByUrl(engine: Engine): Engine {
  const option = engine.program === "podman" ? "--url" : "--host";
  return { ...engine, command: [engine.program, option, `unix://${engine.socket}`] };
}

/** Only sockets of this machine: an engine elsewhere is not “local”. */
function socketPath(address: string | undefined): string | undefined {
  return /^(?:unix:\/\/)?(\/.*)$/.exec(address ?? "")?.[1];
}

/** Asks every candidate at once; of each program the first that answered. */
export async function listeningEngines(
  setting: string,
  environment: Environment,
  signal: AbortSignal,
): Promise<{ readonly engines: readonly Engine[]; readonly failures: readonly Failure[] }> {
  const answers = await Promise.all(
    socketCandidates(setting, environment).map((socket) => engineAt(socket, () => Promise.resolve(), signal)),
  );
  const found = answers.flatMap((answer) => (answer.ok ? [answer.value] : []));
  const wanted = found.filter(({ program }) => isSocket(setting) || setting === "auto" || program === setting);
  const first = wanted.filter(({ program }, index) => wanted.findIndex((other) => other.program === program) === index);
  return {
    engines: isSocket(setting) ? first.map(commandedByUrl) : first,
    failures: answers.flatMap((answer) => (answer.ok ? [] : [answer.failure])),
  };
}

export async function engineAt(
  socket: string,
  revive: Engine["revive"],
  signal: AbortSignal,
): Promise<Outcome<Engine>> {
  try {
    const client = engineClient(socket);
    const version = await engineVersion(client, AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]));
    if (!isObject(version)) return failed("unexpectedOutput", DOING, `${socket} does not answer as a container engine`);
    const isPodman = listAt(version, "Components").some((part) => /podman/i.test(textAt(part, "Name") ?? ""));
    const program = isPodman ? "podman" : "docker";
    return succeeded({ program, socket, command: [program], client, revive });
  } catch (error) {
    if (!signal.aborted && textAt(error, "name") === "AbortError") {
      return failed("timedOut", DOING, `${socket} gave no answer within ${ANSWER_MS / 1000} s`);
    }
    return engineFailure(DOING, error);
  }
}

/** Why there is none, for the person to act on. */
export async function noEngine(
  setting: string,
  failures: readonly Failure[],
  execute: Run,
  signal: AbortSignal,
): Promise<Outcome<never>> {
  // An engine that is there and does not let us in says more than those that are not there.
  const refusal = failures.find(({ kind }) => kind !== "unreachable");
  if (refusal) return { ok: false, failure: refusal };
  if (isSocket(setting)) {
    return failed("unreachable", DOING, `nothing listens on ${setting}: start the engine, or choose another one`);
  }
  if (setting !== "podman" && (await isInstalled("docker", execute, signal))) {
    const why = "docker is installed but its engine does not run: start it (on Linux “sudo systemctl start docker”)";
    return failed("unreachable", DOING, why);
  }
  const what = setting === "auto" ? "neither podman nor docker is installed" : `${setting} is not installed`;
  return failed("toolMissing", DOING, `${what}: install podman (on Debian and Ubuntu “sudo apt install podman”)`);
}

export async function isInstalled(program: string, execute: Run, signal: AbortSignal): Promise<boolean> {
  const outcome = await execute({ program, args: ["--version"] }, { doing: DOING, signal });
  return outcome.ok && outcome.value.exitCode === 0;
}
