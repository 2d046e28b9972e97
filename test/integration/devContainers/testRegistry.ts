import { runToSuccess, run } from "../../../src/processes/run.ts";
import { parts } from "../../support/parts.ts";

/** Runs podman of the tests and gives its output. */
export async function podman(...args: readonly string[]): Promise<string> {
  const { podman: program, environment } = parts.engine!;
  const doing = `run podman ${args.join(" ")}`;
  const outcome = await runToSuccess(
    run,
    { program, args, environment },
    { doing, signal: AbortSignal.timeout(240_000) },
  );
  if (!outcome.ok) throw new Error(`${doing}: ${outcome.failure.why}`);
  return outcome.value.stdout.trim();
}

/** Name in the tests' registry: `127.0.0.1:5055/ik/ioc-demo-runtime:1`. */
export function registryName(repository: string): string {
  return `${parts.registry!.address}/ik/${repository}`;
}

/** The manifest digest under which the registry has it now. */
export async function publish(image: string, repository: string): Promise<string> {
  const name = registryName(repository);
  await podman("push", "--quiet", "--tls-verify=false", image, `docker://${name}`);
  const [path, tag] = [`ik/${repository.split(":")[0]!}`, repository.split(":")[1]!];
  const response = await fetch(`http://${parts.registry!.address}/v2/${path}/manifests/${tag}`, {
    method: "HEAD",
    headers: {
      Accept: "application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json",
    },
  });
  return response.headers.get("docker-content-digest") ?? "";
}
