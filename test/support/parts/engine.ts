import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { CannotRunHere } from "./cannotRunHere.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { succeeds } from "./runToEnd.ts";
import { startService } from "./service.ts";
import type { StartedPart, Surroundings } from "./surroundings.ts";
import { until } from "./until.ts";

type Engine = NonNullable<Parts["engine"]>;

const PACKAGES = ["podman", "netavark", "aardvark-dns", "iptables", "runc", "uidmap"];

/** Where images are built and kept between runs. */
export function imageStorage({ cache }: Surroundings): string {
  return path.join(cache, "containers");
}

/**
 * podman with containers, networks and settings of its own, so that those of this machine are left alone. Images built
 * for the tests are visible in it, read-only.
 */
export async function startEngine(surroundings: Surroundings): Promise<StartedPart<Engine>> {
  await ensureDebianPackages(surroundings, PACKAGES);
  if (process.getuid?.() !== 0) throw new CannotRunHere("needs root for the bridge networks of podman");
  const folder = path.join(surroundings.scratch, "engine");
  const images = imageStorage(surroundings);
  await mkdir(images, { recursive: true });
  const environment = await engineEnvironment(folder, path.join(folder, "storage"), [images]);
  const socket = path.join(folder, "podman.sock");
  const command = { program: "podman", args: ["system", "service", "--time", "0", `unix://${socket}`], environment };
  const service = startService(command, path.join(folder, "service.log"));
  await service.whenReady(() => succeeds({ program: "podman", args: ["--url", `unix://${socket}`, "version"] }));
  return {
    value: { podman: "podman", socket, environment },
    stop: async () => {
      await succeeds({ program: "podman", args: ["rm", "--all", "--force", "--time", "0"], environment });
      await service.stop();
      await endMonitors(folder);
      await succeeds({ program: "umount", args: [path.join(folder, "storage", "overlay")] });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The monitor of a shell that was left open outlives its container. */
async function endMonitors(folder: string): Promise<void> {
  const pids = async (): Promise<readonly number[]> => {
    const numbers = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const lines = await Promise.all(numbers.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
    const isOurs = (line: string): boolean => /^\S*conmon\0/.test(line) && line.includes(`${folder}/`);
    return numbers.filter((_, index) => isOurs(lines[index] ?? "")).map(Number);
  };
  const end = async (): Promise<boolean> => {
    const left = await pids();
    for (const pid of left) await succeeds({ program: "kill", args: ["-KILL", String(pid)] });
    return left.length === 0;
  };
  await until("the monitors of the containers to end", end, { seconds: 10 }).catch(() => undefined);
}

/** What makes podman use the folders given and nothing of the machine's own configuration. */
export async function engineEnvironment(
  folder: string,
  graphRoot: string,
  readOnlyStores: readonly string[],
): Promise<Engine["environment"]> {
  const file = (name: string) => path.join(folder, name);
  await mkdir(file("networks"), { recursive: true });
  const network = await ownNetwork(file("networks"));
  await writeFile(file("containers.conf"), await containersConf(folder, network));
  await writeFile(
    file("storage.conf"),
    `[storage]
driver = "overlay"
graphroot = "${graphRoot}"
runroot = "${file("run")}"
[storage.options]
additionalimagestores = ${JSON.stringify(readOnlyStores)}
`,
  );
  // The registry of the tests speaks plain HTTP, at a port that is not known yet.
  await writeFile(file("registries.conf"), `[[registry]]\nlocation = "127.0.0.1"\ninsecure = true\n`);
  return {
    CONTAINERS_CONF: file("containers.conf"),
    CONTAINERS_STORAGE_CONF: file("storage.conf"),
    CONTAINERS_REGISTRIES_CONF: file("registries.conf"),
  };
}

/** A bridge of our own: podman's default one would give out addresses that containers of this machine have already. */
async function ownNetwork(folder: string): Promise<string> {
  const number = process.pid % 250;
  const name = `iocs${number}`;
  const network = {
    name,
    id: createHash("sha256").update(name).digest("hex"),
    driver: "bridge",
    network_interface: name,
    created: new Date().toISOString(),
    subnets: [{ subnet: `10.90.${number}.0/24`, gateway: `10.90.${number}.1` }],
    ipv6_enabled: false,
    internal: false,
    dns_enabled: false,
    ipam_options: { driver: "host-local" },
  };
  await writeFile(path.join(folder, `${name}.json`), JSON.stringify(network));
  return name;
}

async function containersConf(folder: string, network: string): Promise<string> {
  const unified = existsSync("/sys/fs/cgroup/cgroup.controllers");
  // crun refuses cgroup v1; runc takes both.
  const runtime = unified && existsSync("/usr/bin/crun") ? "crun" : "runc";
  const cgroups = existsSync("/run/systemd/system") && unified ? "systemd" : "cgroupfs";
  return `[containers]
default_ulimits = ${JSON.stringify(await ulimits())}
[engine]
runtime = "${runtime}"
cgroup_manager = "${cgroups}"
events_logger = "file"
# Shared memory would be shared with the machine's own podman, which forgets its locks when ours starts.
lock_type = "file"
tmp_dir = "${path.join(folder, "tmp")}"
[network]
network_backend = "netavark"
network_config_dir = "${path.join(folder, "networks")}"
default_network = "${network}"
`;
}

/** podman's own defaults are more than a restricted machine may give, and so is raising its limits to the last one. */
async function ulimits(): Promise<readonly string[]> {
  const limits = await readFile("/proc/self/limits", "utf8");
  const atMost = (wanted: number, name: string) =>
    Math.min(wanted, Number(new RegExp(`^${name} +\\S+ +(\\d+)`, "m").exec(limits)?.[1] ?? wanted));
  const [files, processes] = [atMost(20_000, "Max open files"), atMost(4096, "Max processes")];
  return [`nofile=${files}:${files}`, `nproc=${processes}:${processes}`];
}
