import { createHash } from "node:crypto";
import { globSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { cached } from "./cacheFolder.ts";
import { ensureDebianPackages } from "./debianPackages.ts";
import { engineEnvironment, imageStorage } from "./engine.ts";
import { runToEnd } from "./runToEnd.ts";
import { nothingToStop, type StartedPart, type Surroundings } from "./surroundings.ts";

const SOURCES = path.join(import.meta.dirname, "..", "image");
const TAG = "2026.11.1";
const TARGETS = ["developer", "runtime", "pause"] as const;
/** Debian packages the images are made from. */
export const ROOT_FILE_SYSTEM = ["python3", "python3-venv", "ca-certificates", "libreadline8t64", "procps"];

/** Of the container that holds a pod together. */
export const PAUSE_IMAGE = nameOf("pause");

export function nameOf(target: (typeof TARGETS)[number]): string {
  return `localhost/ioc-demo-${target}:${TAG}`;
}

/** Generic IOC images in the engine's storage. */
export async function buildImages(surroundings: Surroundings): Promise<StartedPart<NonNullable<Parts["images"]>>> {
  await imageArchive(surroundings);
  return { value: { developer: nameOf("developer"), runtime: nameOf("runtime") }, stop: nothingToStop };
}

/** Tar file for the nodes of a cluster, with the runtime and the pause image; made anew when an input has changed. */
export async function imageArchive(surroundings: Surroundings): Promise<string> {
  const inputs = await digestOfInputs();
  const podman = await buildingPodman(surroundings);
  const names = TARGETS.map(nameOf);
  const archives = await cached(surroundings, `ioc-demo-images-${inputs}`, async (folder) => {
    await removeOlderArchives(surroundings, folder);
    await build(surroundings, podman, inputs);
    const wanted = [nameOf("runtime"), nameOf("pause")];
    await podman("save", "--quiet", "--multi-image-archive", "--output", path.join(folder, "images.tar"), ...wanted);
  });
  const present = await Promise.all(names.map((name) => podman("image", "inspect", name, "--format", "{{.Labels}}")))
    .then((labels) => labels.every((label) => label.includes(inputs)))
    .catch(() => false);
  // The storage may have been emptied, or built from another checkout since.
  if (!present) await build(surroundings, podman, inputs);
  return path.join(archives, "images.tar");
}

type Podman = (...args: readonly string[]) => Promise<string>;

async function buildingPodman(surroundings: Surroundings): Promise<Podman> {
  await ensureDebianPackages(surroundings, ["podman", "runc", "mmdebstrap"]);
  const environment = await engineEnvironment(path.join(surroundings.scratch, "build"), imageStorage(surroundings), []);
  return (...args) => runToEnd({ program: "podman", args, environment }, surroundings.signal);
}

async function build(surroundings: Surroundings, podman: Podman, inputs: string): Promise<void> {
  const context = await buildContext(surroundings, await debianRootFileSystem(surroundings));
  for (const target of TARGETS) {
    surroundings.progress(`building ${nameOf(target)}`);
    await podman(
      ...["build", "--quiet", "--layers", "--network", "host", ...certificateOptions()],
      ...["--label", `inputs=${inputs}`, "--target", target, "--tag", nameOf(target), context],
    );
  }
  await podman("image", "prune", "--force");
  await rm(context, { recursive: true });
}

/** A folder with all that the Dockerfile asks for. */
export async function buildContext({ scratch }: Surroundings, rootFileSystem: string): Promise<string> {
  const context = await mkdtemp(path.join(scratch, "image-"));
  await cp(SOURCES, context, { recursive: true });
  // Git keeps no empty folder, COPY insists on one.
  for (const folder of ["ibek-defs", "support"]) await mkdir(path.join(context, folder), { recursive: true });
  await runToEnd({ program: "cp", args: ["--reflink=auto", rootFileSystem, path.join(context, "rootfs.tar")] });
  return context;
}

async function debianRootFileSystem(surroundings: Surroundings): Promise<string> {
  const folder = await cached(surroundings, "debian-trixie", async (target) => {
    const args = [
      "--variant=apt",
      `--include=${ROOT_FILE_SYSTEM.join(",")}`,
      "trixie",
      path.join(target, "rootfs.tar"),
    ];
    await runToEnd({ program: "mmdebstrap", args }, surroundings.signal);
  });
  return path.join(folder, "rootfs.tar");
}

/** Where this machine trusts a certificate authority of its own, the build has to trust it too. */
function certificateOptions(): readonly string[] {
  const own = "/usr/local/share/ca-certificates";
  if (globSync("**/*.crt", { cwd: own }).length === 0) return [];
  const bundle = "/etc/ssl/certs/ca-certificates.crt";
  return [
    "--volume",
    "/etc/ssl/certs:/etc/ssl/certs:ro",
    "--volume",
    `${own}:${own}:ro`,
    "--env",
    `PIP_CERT=${bundle}`,
  ];
}

async function digestOfInputs(): Promise<string> {
  const files = globSync("**/*", { cwd: SOURCES, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256").update(ROOT_FILE_SYSTEM.join());
  for (const file of files) hash.update(path.relative(SOURCES, file)).update(await readFile(file));
  return hash.digest("hex").slice(0, 12);
}

async function removeOlderArchives({ cache }: Surroundings, keep: string): Promise<void> {
  for (const name of globSync("ioc-demo-images-*", { cwd: cache })) {
    const folder = path.join(cache, name);
    if (folder !== keep) await rm(folder, { recursive: true, force: true });
  }
}
