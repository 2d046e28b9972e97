import path from "node:path";
import { freePort } from "../parts/freePort.ts";
import type { Authority } from "./certificates.ts";
import { flags, type Step } from "./plan.ts";

export interface ControlPlane {
  readonly steps: readonly Step[];
  /** `https://127.0.0.1:43011` */
  readonly server: string;
  readonly adminKubeconfig: string;
}

/** etcd, API server, controller manager and scheduler, all on the loopback address and on free ports. */
export async function planControlPlane(folder: string, authority: Authority): Promise<ControlPlane> {
  const [api, etcd, etcdPeer, controllers, scheduler] = [
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
    await freePort(),
  ];
  const server = `https://127.0.0.1:${api}`;
  const store = `http://127.0.0.1:${etcd}`;
  const at = (name: string) => path.join(folder, name);
  const kubeconfig = async (name: string, subject: string) => {
    await authority.kubeconfig(at(`${name}.kubeconfig`), subject, server);
    return at(`${name}.kubeconfig`);
  };
  const names = ["IP:127.0.0.1", "IP:10.0.0.1", "DNS:localhost", "DNS:kubernetes.default"];
  await authority.issue("apiserver", "/CN=kube-apiserver", names);
  const admin = await kubeconfig("admin", "/O=system:masters/CN=admin");
  const serve = (program: string, options: Parameters<typeof flags>[0], ready?: readonly string[]): Step => ({
    kind: "serve",
    command: { program, args: flags(options) },
    log: at(`${program}.log`),
    ...(ready === undefined ? {} : { ready: { program: "kubectl", args: ["--kubeconfig", admin, ...ready] } }),
  });
  const steps = [
    serve("etcd", {
      "data-dir": at("etcd"),
      "listen-client-urls": store,
      "advertise-client-urls": store,
      "listen-peer-urls": `http://127.0.0.1:${etcdPeer}`,
      "initial-advertise-peer-urls": `http://127.0.0.1:${etcdPeer}`,
      "initial-cluster": `default=http://127.0.0.1:${etcdPeer}`,
      "unsafe-no-fsync": true,
    }),
    serve("kube-apiserver", apiServerFlags(authority, store, api), ["get", "--raw", "/readyz"]),
    serve("kube-controller-manager", {
      kubeconfig: await kubeconfig("controller-manager", "/CN=system:kube-controller-manager"),
      "bind-address": "127.0.0.1",
      "secure-port": controllers,
      "leader-elect": false,
      "use-service-account-credentials": true,
      "service-account-private-key-file": authority.path("service-accounts.key"),
      "root-ca-file": authority.path("ca.crt"),
      "cluster-signing-cert-file": authority.path("ca.crt"),
      "cluster-signing-key-file": authority.path("ca.key"),
    }),
    serve("kube-scheduler", {
      kubeconfig: await kubeconfig("scheduler", "/CN=system:kube-scheduler"),
      "bind-address": "127.0.0.1",
      "secure-port": scheduler,
      "leader-elect": false,
    }),
  ];
  return { steps, server, adminKubeconfig: admin };
}

function apiServerFlags(authority: Authority, store: string, port: number): Record<string, string | number | boolean> {
  return {
    "etcd-servers": store,
    "bind-address": "127.0.0.1",
    "advertise-address": "127.0.0.1",
    "secure-port": port,
    "authorization-mode": "Node,RBAC",
    "allow-privileged": true,
    "service-cluster-ip-range": "10.0.0.0/24",
    "client-ca-file": authority.path("ca.crt"),
    "tls-cert-file": authority.path("apiserver.crt"),
    "tls-private-key-file": authority.path("apiserver.key"),
    "kubelet-client-certificate": authority.path("admin.crt"),
    "kubelet-client-key": authority.path("admin.key"),
    "kubelet-certificate-authority": authority.path("ca.crt"),
    // Nodes have names in the cluster's own hosts file only; their addresses are in the loopback range.
    "kubelet-preferred-address-types": "Hostname",
    "service-account-issuer": "https://kubernetes.default.svc",
    "service-account-key-file": authority.path("service-accounts.key"),
    "service-account-signing-key-file": authority.path("service-accounts.key"),
  };
}
