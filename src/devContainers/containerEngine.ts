import { posix } from "node:path";
import type { CommandLine } from "../core/commandLine.ts";
import type { ImageStore } from "../core/imageStore.ts";

/** The program that makes our containers, and what it needs to reach its engine. */
export interface ContainerEngine {
  /** `podman`, `docker`, or the path of one. */
  readonly program: string;
  /** `{ DOCKER_HOST: "unix:///run/user/1000/docker.sock" }` */
  readonly environment: Readonly<Record<string, string>>;
}

/**
 * The engine that has these images. Where its own command lines name a socket, ours do it by a variable, which also
 * reaches the engine's program through the programs that call it.
 */
export function engineOf(images: ImageStore): ContainerEngine {
  const { program, args, environment = {} } = images.pullCommand("image");
  const [option, address] = args;
  const variable = option === "--url" ? "CONTAINER_HOST" : option === "--host" ? "DOCKER_HOST" : undefined;
  return {
    program,
    environment:
      variable === undefined || address === undefined ? environment : { ...environment, [variable]: address },
  };
}

function isPodman({ program }: ContainerEngine): boolean {
  return posix.basename(program.replaceAll("\\", "/")).startsWith("podman");
}

export function engineCommand(engine: ContainerEngine, args: readonly string[]): CommandLine {
  return Object.keys(engine.environment).length === 0
    ? { program: engine.program, args }
    : { program: engine.program, args, environment: engine.environment };
}

/**
 * Who a person is inside. Root of a podman or rootless container is that person outside; under a rootful Docker
 * epics-containers asks people to name themselves in EC_REMOTE_USER, and without it new files belong to root.
 */
export function remoteUser(engine: ContainerEngine, environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment["EC_REMOTE_USER"];
  return isPodman(engine) || named === undefined || named === "" ? "root" : named;
}
