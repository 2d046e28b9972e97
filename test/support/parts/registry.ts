import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { freePort } from "./freePort.ts";
import { startService } from "./service.ts";
import type { StartedPart, Surroundings } from "./surroundings.ts";

/** An empty OCI registry without TLS on this machine, for images and charts. */
export async function startRegistry(surroundings: Surroundings): Promise<StartedPart<NonNullable<Parts["registry"]>>> {
  await ensureDebianPackages(surroundings, ["docker-registry"]);
  const { scratch } = surroundings;
  const address = `127.0.0.1:${await freePort()}`;
  const configuration = path.join(scratch, "registry.yml");
  await writeFile(
    configuration,
    `version: 0.1
log: { level: warn }
http: { addr: "${address}" }
storage:
  filesystem: { rootdirectory: "${path.join(scratch, "registry")}" }
  delete: { enabled: true }
`,
  );
  const command = { program: "docker-registry", args: ["serve", configuration] };
  const service = startService(command, path.join(scratch, "registry.log"));
  await service.whenReady(() =>
    fetch(`http://${address}/v2/`).then(
      ({ ok }) => ok,
      () => false,
    ),
  );
  return { value: { address }, stop: () => service.stop() };
}
