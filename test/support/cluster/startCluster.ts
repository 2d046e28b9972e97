import { spawn, type ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { CannotRunHere } from "../parts/cannotRunHere.ts";
import { ensureDebianPackages } from "../parts/debianPackages.ts";
import { isFree } from "../parts/freePort.ts";
import { imageArchive, PAUSE_IMAGE } from "../parts/images.ts";
import { succeeds } from "../parts/runToEnd.ts";
import type { StartedPart, Surroundings } from "../parts/surroundings.ts";
import { createAuthority } from "./certificates.ts";
import { clusterPrograms } from "./clusterPrograms.ts";
import { createControlGroup, removeControlGroup } from "./controlGroups.ts";
import { planControlPlane } from "./controlPlane.ts";
import { rememberHostSettings } from "./hostSettings.ts";
import { perform, type Step } from "./plan.ts";
import { planNode, type NodePlace } from "./workerNode.ts";

const PACKAGES = ["runc", "containernetworking-plugins", "iproute2", "openssl"];
const NODES = [1, 2] as const;

/** A Kubernetes of two nodes on the loopback range, in mount and process namespaces of its own. */
export async function startCluster(surroundings: Surroundings): Promise<StartedPart<NonNullable<Parts["cluster"]>>> {
  if (process.platform !== "linux" || process.getuid?.() !== 0) throw new CannotRunHere("needs Linux and root");
  await ensureDebianPackages(surroundings, PACKAGES);
  const programs = await clusterPrograms(surroundings);
  const archive = await imageArchive(surroundings);
  surroundings.progress("starting the cluster");
  const folder = path.join(surroundings.scratch, "cluster");
  await mkdir(folder, { recursive: true });
  const places = nodePlaces(await freeSlot());
  const restoreHostSettings = await rememberHostSettings();
  for (const { controlGroup } of places) await createControlGroup(controlGroup);

  const authority = await createAuthority(path.join(folder, "certificates"));
  const controlPlane = await planControlPlane(folder, authority);
  const { server, adminKubeconfig: kubeconfig } = controlPlane;
  const steps: Step[] = [...(await ownFileSystems(folder, places)), ...controlPlane.steps];
  for (const place of places) {
    const nodeFolder = path.join(folder, place.name);
    steps.push(...(await planNode(place, nodeFolder, { authority, server, archive, pause: PAUSE_IMAGE })));
  }
  for (const condition of ["create", "condition=Ready"]) {
    const wait = ["wait", `--for=${condition}`, "--timeout=120s", ...places.map(({ name }) => `node/${name}`)];
    steps.push(perform("kubectl", "--kubeconfig", kubeconfig, ...wait));
  }

  const supervisor = await supervise(folder, steps, programs);
  const program = (name: string) => programs.map((at) => path.join(at, name)).find((file) => existsSync(file)) ?? name;
  return {
    value: { kubeconfig, kubectl: program("kubectl"), helm: program("helm") },
    stop: async () => {
      await end(supervisor);
      for (const { controlGroup } of places) await removeControlGroup(controlGroup);
      for (const { bridge } of places) await succeeds({ program: "ip", args: ["link", "delete", bridge] });
      await restoreHostSettings();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A number no other cluster on this machine has taken: addresses and interfaces follow from it. */
async function freeSlot(): Promise<number> {
  for (let slot = 0; slot < 100; slot++) {
    if (await isFree(`127.0.${slot}.11`, 10_250)) return slot;
  }
  throw new Error("a hundred clusters are running already");
}

function nodePlaces(slot: number): readonly NodePlace[] {
  return NODES.map((number) => ({
    name: `node${number}`,
    address: `127.0.${slot}.${10 + number}`,
    bridge: `ioc${slot}n${number}`,
    subnet: `10.244.${slot * 2 + number}`,
    controlGroup: `ioc-test-${slot}-node${number}`,
  }));
}

/** Mounts only the cluster sees, so that the machine's own files stay as they are. */
async function ownFileSystems(folder: string, places: readonly NodePlace[]): Promise<readonly Step[]> {
  const at = (name: string) => path.join(folder, name);
  const names = places.map(({ address, name }) => `${address} ${name}\n`).join("");
  await writeFile(at("hosts"), `${await readFile("/etc/hosts", "utf8")}\n${names}`);
  for (const name of ["var", "var-work"]) await mkdir(at(name), { recursive: true });
  return [
    perform("mount", "--bind", at("hosts"), "/etc/hosts"),
    perform("mount", "-t", "tmpfs", "tmpfs", "/run"),
    // What kubelet and the network plugins write to fixed places below /var goes to our folder.
    perform(
      "mount",
      "-t",
      "overlay",
      "overlay",
      "-o",
      `lowerdir=/var,upperdir=${at("var")},workdir=${at("var-work")}`,
      "/var",
    ),
    // Without it volumes are refused: “not a shared or slave mount”.
    perform("mount", "--make-rshared", "/"),
  ];
}

async function supervise(folder: string, steps: readonly Step[], programs: readonly string[]): Promise<ChildProcess> {
  const file = path.join(folder, "steps.json");
  await writeFile(file, JSON.stringify(steps));
  const own = ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];
  const supervisor = path.join(import.meta.dirname, "supervisor.ts");
  const child = spawn(
    "unshare",
    [...own, process.execPath, "--disable-warning=ExperimentalWarning", supervisor, file],
    {
      env: { ...process.env, PATH: [...programs, process.env["PATH"]].join(":") },
      stdio: ["pipe", "pipe", "pipe"],
      detached: true,
    },
  );
  let said = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout.on("data", (text: Buffer) => {
      if (text.toString().includes("ready")) resolve();
    });
    child.stderr.on("data", (text: Buffer) => (said += text.toString()));
    child.on("error", reject);
    child.on("exit", () => reject(new Error(`the cluster did not start:\n${said.slice(-3000)}`)));
  });
  return child;
}

/** Closing the pipe ends the first process of the namespace, and so all others; the pipe also closes when we die. */
async function end(supervisor: ChildProcess): Promise<void> {
  if (supervisor.exitCode !== null || supervisor.signalCode !== null) return;
  await new Promise((resolve) => {
    supervisor.on("exit", resolve);
    supervisor.stdin?.end();
  });
}
