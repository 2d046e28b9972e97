import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Authority } from "./certificates.ts";
import { perform, type Step } from "./plan.ts";

export interface NodePlace {
  /** `node1` */
  readonly name: string;
  /** `127.0.0.11` */
  readonly address: string;
  /** Network interface its pods hang on, at most 15 characters: `ioc0n1` */
  readonly bridge: string;
  /** Of its pods: `10.244.1` */
  readonly subnet: string;
  /** Two kubelets under one root would kill each other's pods: `ioc-test-0-node1` */
  readonly controlGroup: string;
}

/** containerd and kubelet of one node, everything they keep in `folder`. */
export async function planNode(
  place: NodePlace,
  folder: string,
  cluster: { readonly authority: Authority; readonly server: string; readonly archive: string; readonly pause: string },
): Promise<readonly Step[]> {
  const at = (name: string) => path.join(folder, name);
  const { authority } = cluster;
  await mkdir(at("cni"), { recursive: true });
  await authority.issue(place.name, `/O=system:nodes/CN=system:node:${place.name}`, [
    `IP:${place.address}`,
    `DNS:${place.name}`,
  ]);
  await authority.kubeconfig(at("kubelet.kubeconfig"), `/O=system:nodes/CN=system:node:${place.name}`, cluster.server);
  await writeFile(at("containerd.toml"), containerdConfiguration(folder, cluster.pause));
  await writeFile(at("cni/bridge.conflist"), JSON.stringify(network(place, at("addresses"))));
  await writeFile(at("kubelet.json"), JSON.stringify(kubeletConfiguration(place, folder, authority)));
  const socket = at("containerd.sock");
  const ctr = ["--address", socket, "--namespace", "k8s.io"];
  const kubelet = ["--config", at("kubelet.json"), "--kubeconfig", at("kubelet.kubeconfig")];
  return [
    {
      kind: "serve",
      command: { program: "containerd", args: ["--config", at("containerd.toml")] },
      log: at("containerd.log"),
      ready: { program: "ctr", args: [...ctr, "version"] },
    },
    perform("ctr", ...ctr, "images", "import", cluster.archive),
    {
      kind: "serve",
      command: {
        program: "kubelet",
        args: [...kubelet, "--hostname-override", place.name, "--root-dir", at("kubelet")],
      },
      log: at("kubelet.log"),
    },
  ];
}

function containerdConfiguration(folder: string, pause: string): string {
  return `version = 3
root = "${folder}/images"
state = "${folder}/state"
[grpc]
  address = "${folder}/containerd.sock"
[plugins."io.containerd.cri.v1.images".pinned_images]
  sandbox = "${pause}"
[plugins."io.containerd.cri.v1.runtime"]
  restrict_oom_score_adj = true
  disable_apparmor = true
  netns_mounts_under_state_dir = true
  [plugins."io.containerd.cri.v1.runtime".cni]
    bin_dirs = ["/usr/lib/cni"]
    conf_dir = "${folder}/cni"
  [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.cri.v1.runtime".containerd.runtimes.runc.options]
      BinaryName = "/usr/sbin/runc"
      SystemdCgroup = false
`;
}

function network(place: NodePlace, addresses: string): unknown {
  const ipam = {
    type: "host-local",
    dataDir: addresses,
    ranges: [[{ subnet: `${place.subnet}.0/24` }]],
    routes: [{ dst: "0.0.0.0/0" }],
  };
  return {
    cniVersion: "1.0.0",
    name: place.name,
    plugins: [{ type: "bridge", bridge: place.bridge, isGateway: true, ipam }],
  };
}

/** Also for a restricted virtual machine: cgroup version 1, no raising of limits, no access to kernel messages. */
function kubeletConfiguration(place: NodePlace, folder: string, authority: Authority): unknown {
  return {
    apiVersion: "kubelet.config.k8s.io/v1beta1",
    kind: "KubeletConfiguration",
    address: place.address,
    healthzPort: 0,
    cgroupRoot: `/${place.controlGroup}`,
    cgroupDriver: "cgroupfs",
    failCgroupV1: false,
    failSwapOn: false,
    featureGates: { KubeletInUserNamespace: true },
    localStorageCapacityIsolation: false,
    makeIPTablesUtilChains: false,
    podLogsDir: path.join(folder, "logs"),
    containerRuntimeEndpoint: `unix://${folder}/containerd.sock`,
    authentication: {
      anonymous: { enabled: false },
      webhook: { enabled: true },
      x509: { clientCAFile: authority.path("ca.crt") },
    },
    authorization: { mode: "Webhook" },
    tlsCertFile: authority.path(`${place.name}.crt`),
    tlsPrivateKeyFile: authority.path(`${place.name}.key`),
    // A full disk of the developer's is no reason to throw out the IOCs.
    imageGCHighThresholdPercent: 100,
    evictionHard: { "memory.available": "100Mi", "nodefs.available": "0%", "imagefs.available": "0%" },
  };
}
