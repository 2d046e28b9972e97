import { rm } from "node:fs/promises";
import path from "node:path";
import type { Parts } from "../parts.ts";
import { buildContext, nameOf, ROOT_FILE_SYSTEM } from "../parts/images.ts";
import { runToEnd, succeeds } from "../parts/runToEnd.ts";
import type { StartedPart, Surroundings } from "../parts/surroundings.ts";

type Cluster = Pick<NonNullable<Parts["cluster"]>, "kubeconfig" | "kubectl">;

const NAME = "epics-ioc";

export async function kindIsThere(): Promise<boolean> {
  const needed = [
    { program: "docker", args: ["info"] },
    { program: "kind", args: ["version"] },
    { program: "kubectl", args: ["version", "--client"] },
  ];
  return (await Promise.all(needed.map(succeeds))).every(Boolean);
}

/** A cluster of its own in a running Docker engine, with the demo images; for machines where people have kind. */
export async function startKindCluster(surroundings: Surroundings): Promise<StartedPart<Cluster>> {
  const { progress, signal } = surroundings;
  const run = (program: string, ...args: readonly string[]) => runToEnd({ program, args }, signal);
  await buildWithDocker(surroundings);
  progress("starting a cluster with kind");
  const kubeconfig = path.join(surroundings.scratch, "kind.kubeconfig");
  await run("kind", "create", "cluster", "--name", NAME, "--kubeconfig", kubeconfig, "--wait", "120s");
  await run("kind", "load", "docker-image", nameOf("runtime"), "--name", NAME);
  await run("kubectl", "--kubeconfig", kubeconfig, "config", "rename-context", `kind-${NAME}`, "demo");
  return {
    value: { kubeconfig, kubectl: "kubectl" },
    stop: async () => {
      await succeeds({ program: "kind", args: ["delete", "cluster", "--name", NAME, "--kubeconfig", kubeconfig] });
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
