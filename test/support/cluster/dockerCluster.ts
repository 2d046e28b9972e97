import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { buildContext, nameOf, ROOT_FILE_SYSTEM } from "../parts/images.ts";
import { runToEnd, succeeds } from "../parts/runToEnd.ts";
import type { StartedPart, Surroundings } from "../parts/surroundings.ts";

type Cluster = Pick<NonNullable<Parts["cluster"]>, "kubeconfig" | "kubectl">;

const NAME = "epics-ioc";

/** A program that makes clusters inside Docker. */
export interface ClusterMaker {
  readonly program: "kind" | "k3d";
  /** Of the context it makes. */
  readonly context: string;
  create(kubeconfig: string, run: RunProgram): Promise<void>;
  readonly load: readonly string[];
  readonly remove: readonly string[];
}

type RunProgram = (program: string, ...args: readonly string[]) => Promise<string>;

const MAKERS: readonly ClusterMaker[] = [
  {
    program: "kind",
    context: `kind-${NAME}`,
    create: async (kubeconfig, run) => {
      await run("kind", "create", "cluster", "--name", NAME, "--kubeconfig", kubeconfig, "--wait", "120s");
    },
    load: ["load", "docker-image", nameOf("runtime"), "--name", NAME],
    remove: ["delete", "cluster", "--name", NAME],
  },
  {
    program: "k3d",
    context: `k3d-${NAME}`,
    create: async (kubeconfig, run) => {
      // The user's own kubeconfig is never touched.
      const own = ["--kubeconfig-update-default=false", "--kubeconfig-switch-context=false"];
      await run("k3d", "cluster", "create", NAME, "--wait", "--timeout", "120s", ...own);
      await writeFile(kubeconfig, await run("k3d", "kubeconfig", "get", NAME), { mode: 0o600 });
    },
    load: ["image", "import", nameOf("runtime"), "--cluster", NAME],
    remove: ["cluster", "delete", NAME],
  },
];

/** kind or k3d, where it is installed with kubectl and a Docker engine runs. */
export async function installedClusterMaker(): Promise<ClusterMaker | undefined> {
  const kubectl = { program: "kubectl", args: ["version", "--client"] };
  const needed = await Promise.all([{ program: "docker", args: ["info"] }, kubectl].map(succeeds));
  if (!needed.every(Boolean)) return undefined;
  const there = await Promise.all(MAKERS.map(({ program }) => succeeds({ program, args: ["version"] })));
  return MAKERS.find((_maker, at) => there[at]);
}

/** A cluster of its own in a running Docker engine, with the demo images. */
export async function startDockerCluster(
  maker: ClusterMaker,
  surroundings: Surroundings,
): Promise<StartedPart<Cluster>> {
  const { program, context, load, remove } = maker;
  const run: RunProgram = (name, ...args) => runToEnd({ program: name, args }, surroundings.signal);
  await buildWithDocker(surroundings);
  surroundings.progress(`starting a cluster with ${program}`);
  const kubeconfig = path.join(surroundings.scratch, `${program}.kubeconfig`);
  await maker.create(kubeconfig, run);
  await run(program, ...load);
  await run("kubectl", "--kubeconfig", kubeconfig, "config", "rename-context", context, "demo");
  return {
    value: { kubeconfig, kubectl: "kubectl" },
    stop: async () => {
      await succeeds({ program, args: remove });
    },
  };
}

async function buildWithDocker(surroundings: Surroundings): Promise<void> {
  const docker = (...args: readonly string[]) => runToEnd({ program: "docker", args }, surroundings.signal);
  const wanted = ["developer", "runtime"] as const;
  const present = await Promise.all(
    wanted.map((target) => succeeds({ program: "docker", args: ["image", "inspect", nameOf(target)] })),
  );
  if (present.every(Boolean)) return;
  surroundings.progress("building the demo images with Docker (once)");
  const container = `${NAME}-root-file-system`;
  const tar = path.join(surroundings.scratch, "rootfs.tar");
  const install = `apt-get update && apt-get install -y --no-install-recommends ${ROOT_FILE_SYSTEM.join(" ")}`;
  await docker("run", "--name", container, "debian:trixie-slim", "sh", "-c", install);
  await docker("export", "--output", tar, container);
  await docker("rm", container);
  const context = await buildContext(surroundings, tar);
  for (const target of wanted) await docker("build", "--target", target, "--tag", nameOf(target), context);
  await rm(context, { recursive: true });
}
