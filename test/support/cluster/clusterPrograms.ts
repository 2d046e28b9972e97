import { mkdir, rm, symlink } from "node:fs/promises";
import path from "node:path";
import type { CommandLine } from "../../../src/core/commandLine.ts";
import { cached } from "../parts/cacheFolder.ts";
import { CannotRunHere } from "../parts/cannotRunHere.ts";
import { runToEnd, succeeds } from "../parts/runToEnd.ts";
import type { Surroundings } from "../parts/surroundings.ts";

/** The version compiled in; the modules' own go.mod pins the same. */
const KUBERNETES = "1.36.3";
const CONTAINERD = "2.4.2";
const HELM = "3.22.0";

const ROLES = ["etcd", "kube-apiserver", "kube-controller-manager", "kube-scheduler", "kubelet", "kubectl"];

/** Folders that hold what a cluster consists of, built from Go modules: about ten minutes on two cores, once. */
export async function clusterPrograms(surroundings: Surroundings): Promise<readonly string[]> {
  if (!(await succeeds({ program: "go", args: ["version"] }))) throw new CannotRunHere("needs Go");
  const go = goCommand(surroundings);
  try {
    return [
      await cached(surroundings, `kubernetes-${KUBERNETES}`, (folder) => buildKubernetes(go, folder)),
      await cached(surroundings, `containerd-${CONTAINERD}`, (folder) => buildContainerd(go, folder)),
      await cached(surroundings, `helm-${HELM}`, async (folder) => {
        const args = ["install", "-trimpath", "-ldflags", "-s -w", `helm.sh/helm/v3/cmd/helm@v${HELM}`];
        await go({ program: "go", args, environment: { GOBIN: folder } });
      }),
    ];
  } finally {
    await rm(sourceFolder(surroundings), { recursive: true, force: true });
  }
}

/** Sources and intermediate results are 13 GB: not worth keeping once the programs exist. */
function sourceFolder({ cache }: Surroundings): string {
  return path.join(cache, "go-sources");
}

type Go = (command: CommandLine) => Promise<string>;

function goCommand(surroundings: Surroundings): Go {
  const { GOMODCACHE, GOCACHE } = process.env;
  const folder = sourceFolder(surroundings);
  const environment = {
    CGO_ENABLED: "0",
    GOFLAGS: "-modcacherw", // else its files cannot be deleted
    GOMODCACHE: GOMODCACHE ?? path.join(folder, "modules"),
    GOCACHE: GOCACHE ?? path.join(folder, "build"),
  };
  return (command) =>
    runToEnd({ ...command, environment: { ...environment, ...command.environment } }, surroundings.signal);
}

async function buildKubernetes(go: Go, folder: string): Promise<void> {
  const [major = "", minor = ""] = KUBERNETES.split(".");
  const facts = [`gitVersion=v${KUBERNETES}`, `gitMajor=${major}`, `gitMinor=${minor}`];
  const stamps = ["k8s.io/component-base/version", "k8s.io/client-go/pkg/version"].flatMap((module) =>
    facts.map((fact) => `-X ${module}.${fact}`),
  );
  const program = path.join(folder, "kubernetes");
  const args = ["build", "-trimpath", "-ldflags", ["-s -w", ...stamps].join(" "), "-o", program, "."];
  await go({ program: "go", args, cwd: path.join(import.meta.dirname, "node") });
  for (const role of ROLES) await symlink("kubernetes", path.join(folder, role));
}

async function buildContainerd(go: Go, folder: string): Promise<void> {
  const programs = ["containerd", "containerd-shim-runc-v2", "ctr"];
  await mkdir(folder, { recursive: true });
  const tags = ["-tags", "no_btrfs,no_devmapper,no_zfs"];
  const packages = programs.map((name) => `github.com/containerd/containerd/v2/cmd/${name}`);
  const args = ["build", "-trimpath", ...tags, "-ldflags", "-s -w", "-o", `${folder}/`, ...packages];
  await go({ program: "go", args, cwd: path.join(import.meta.dirname, "containerd") });
}
