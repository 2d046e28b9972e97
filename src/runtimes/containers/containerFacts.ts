// What the engine tells of a container (`GET /containers/{id}/json`), read once; the raw shape goes no further.
import { at, isObject, listAt, numberAt, textAt, textsAt } from "../../core/json.ts";

export interface ContainerLife {
  /** `running`, `exited`, `created`, `paused` … as the engine words it. */
  readonly status: string;
  readonly exitCode: number;
  readonly outOfMemory: boolean;
  /** Why it could not be started. */
  readonly error: string | undefined;
  /** ISO 8601; undefined when it never was. */
  readonly startedAt: string | undefined;
  readonly finishedAt: string | undefined;
  /** `starting`, `healthy`, `unhealthy`; undefined without a health check. */
  readonly health: string | undefined;
}

/** Of both engines. */
const DEFAULT_STOP_SECONDS = 10;

export interface ContainerFacts {
  readonly id: string;
  /** Without the engine's leading slash: `bl01t-ea-test-01`. */
  readonly name: string;
  /** As given when it was created: `ghcr.io/org/ioc-demo-runtime:2026.11.1`. */
  readonly image: string | undefined;
  /** The engine's id of the image: `sha256:…`. */
  readonly imageId: string | undefined;
  readonly createdAt: string | undefined;
  readonly labels: Readonly<Record<string, string>>;
  /** Names of the variables its main process is started with. */
  readonly variables: readonly string[];
  /** Its main process has a terminal. */
  readonly hasTerminal: boolean;
  /** Its main process can be typed to. */
  readonly hasInput: boolean;
  readonly restarts: number;
  /** How long the engine waits after SIGTERM before it kills. */
  readonly stopSeconds: number;
  readonly life: ContainerLife;
}

/** Undefined when the answer does not describe a container. */
export function readContainer(answer: unknown): ContainerFacts | undefined {
  const id = textAt(answer, "Id");
  const name = textAt(answer, "Name")?.replace(/^\//, "");
  const state = at(answer, "State");
  if (id === undefined || name === undefined || !isObject(state)) return undefined;
  return {
    id,
    name,
    image: textAt(answer, "Config", "Image"),
    imageId: textAt(answer, "Image"),
    createdAt: timeAt(answer, "Created"),
    labels: textsAt(answer, "Config", "Labels"),
    variables: listAt(answer, "Config", "Env").map((entry) => String(entry).split("=", 1)[0] ?? ""),
    hasTerminal: at(answer, "Config", "Tty") === true,
    hasInput: at(answer, "Config", "OpenStdin") === true,
    restarts: numberAt(answer, "RestartCount") ?? 0,
    stopSeconds: numberAt(answer, "Config", "StopTimeout") ?? DEFAULT_STOP_SECONDS,
    life: {
      status: textAt(state, "Status") ?? "unknown",
      exitCode: numberAt(state, "ExitCode") ?? 0,
      outOfMemory: state["OOMKilled"] === true,
      error: textAt(state, "Error"),
      startedAt: timeAt(state, "StartedAt"),
      finishedAt: timeAt(state, "FinishedAt"),
      health: healthOf(textAt(state, "Health", "Status")),
    },
  };
}

// The engines write “never” as the year 1, and nine digits of a second.
function timeAt(value: unknown, key: string): string | undefined {
  const time = new Date(textAt(value, key) ?? "");
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1970 ? undefined : time.toISOString();
}

function healthOf(status: string | undefined): string | undefined {
  return status === "none" ? undefined : status;
}
