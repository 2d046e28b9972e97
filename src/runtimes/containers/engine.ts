import Dockerode from "dockerode";

export interface Engine {
  /** The program whose command lines do the same. */
  readonly program: "podman" | "docker";
  /** Path of the API's socket: `/run/user/1000/podman/podman.sock`. */
  readonly socket: string;
  /** The start of a command line for this engine: `["docker"]`, `["podman", "--url", "unix:///run/other.sock"]`. */
  readonly command: readonly [string, ...(readonly string[])];
  readonly client: Dockerode;
  /** Starts the engine's API again where it is ours and has ended; does nothing to an engine of the machine. */
  readonly revive: (signal: AbortSignal) => Promise<void>;
}

/** A client of whatever listens on the socket. Throws when DOCKER_HOST is no address: the library reads it regardless. */
export function engineClient(socket: string): Dockerode {
  // Without the undefined host a DOCKER_HOST=tcp://… in the environment would win over the socket.
  return new Dockerode({ socketPath: socket, protocol: "http", host: undefined } as unknown as Dockerode.DockerOptions);
}

/** `GET /version`. The client library's types leave the abort out. */
export function engineVersion(client: Dockerode, abortSignal: AbortSignal): Promise<unknown> {
  const version = client.version.bind(client) as (options: { abortSignal: AbortSignal }) => Promise<unknown>;
  return version({ abortSignal });
}
