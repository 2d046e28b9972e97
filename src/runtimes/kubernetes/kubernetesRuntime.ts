import type { CommandLine } from "../../core/commandLine.ts";
import { CONSOLE, SERVES_CONSOLE, SHELL } from "../../core/containerPrograms.ts";
import { failed, type Outcome } from "../../core/failure.ts";
import type { FolderFile } from "../../core/imageStore.ts";
import type { Ioc, IocAction } from "../../core/ioc.ts";
import type {
  Change,
  Console,
  IocRuntime,
  LogOptions,
  LogStream,
  Place,
  Snapshot,
  TerminalSize,
} from "../../core/iocRuntime.ts";
import type { ApiServer } from "./apiServer.ts";
import {
  kubectlAttach,
  kubectlDeletePod,
  kubectlExec,
  kubectlLogs,
  kubectlScale,
  type KubectlTarget,
} from "./kubectl.ts";
import { watchNamespace } from "./namespaceWatch.ts";
import { attachTerminal, execTerminal, runInPod, shellTerminal, type PodTarget } from "./podExec.ts";
import { readPodFolder } from "./podFolder.ts";
import { podLog } from "./podLog.ts";
import type { Pod, Workload, WorkloadKind } from "./records.ts";
import { currentPod } from "./stateOf.ts";
import { WorkloadLookup, type FoundPod } from "./workloadLookup.ts";

export interface KubernetesPlace {
  readonly context: string;
  readonly namespace: string;
  /** As the kubeconfig names it; the context's name where it does not. */
  readonly cluster: string;
  /** The file chosen in the settings, for command lines. */
  readonly kubeconfig: string | undefined;
}

/** What command lines need to know of an IOC and only the server could tell. */
interface Seen {
  readonly kind: WorkloadKind;
  readonly pod: string;
  readonly container: string;
}

/** The IOCs of one namespace, as one person's kubeconfig lets them be seen. */
export class KubernetesRuntime implements IocRuntime {
  readonly id: string;
  readonly place: Place;
  readonly #api: ApiServer;
  readonly #target: KubectlTarget;
  readonly #lookup: WorkloadLookup;
  readonly #seen = new Map<string, Seen>();
  readonly #attached = new Set<string>();

  constructor(api: ApiServer, { context, namespace, cluster, kubeconfig }: KubernetesPlace) {
    this.id = `kubernetes:${context}/${namespace}`;
    this.place = { kind: "cluster", beamline: namespace, cluster };
    this.#api = api;
    this.#target = { kubeconfig, context, namespace };
    this.#lookup = new WorkloadLookup(api, namespace);
  }

  watch(onSnapshot: (snapshot: Snapshot) => void, signal: AbortSignal): void {
    const { namespace } = this.#target;
    const doing = this.#doing("list IOCs");
    const onPods = (workloads: readonly Workload[], pods: readonly Pod[]): void => this.#remember(workloads, pods);
    watchNamespace({ runtime: this.id, api: this.#api, namespace, doing, onPods }, onSnapshot, signal);
  }

  readonly start: Change = (ioc, signal) => this.#scale(ioc, 1, this.#doing(`start ${ioc.ref.name}`), signal);

  readonly stop: Change = (ioc, signal) => this.#scale(ioc, 0, this.#doing(`stop ${ioc.ref.name}`), signal);

  readonly restart: Change = async (ioc, signal) => {
    const doing = this.#doing(`restart ${ioc.ref.name}`);
    const found = await this.#lookup.pod(ioc, doing, signal);
    if (!found.ok) return found;
    const { name, uid } = found.value.pod;
    // Only this very pod: its successor may have taken the name while the person read the question.
    const body = { kind: "DeleteOptions", apiVersion: "v1", preconditions: { uid } };
    const path = this.#lookup.podPath(name);
    return done(await this.#api.json({ doing, method: "DELETE", path, body, signal }));
  };

  async openConsole(ioc: Ioc, size: TerminalSize, signal: AbortSignal): Promise<Outcome<Console>> {
    const doing = this.#doing(`open the console of ${ioc.ref.name}`);
    const found = await this.#running(ioc, doing, signal);
    if (!found.ok) return found;
    const { target, main } = found.value;
    const probed = await runInPod(this.#api, target, SERVES_CONSOLE, { doing, signal, limitBytes: PROBE_BYTES });
    if (probed.ok && probed.value.exitCode === 0) {
      this.#attached.delete(ioc.ref.name);
      return execTerminal(this.#api, { target, doing, size, signal }, CONSOLE, "stdioSocket");
    }
    // Someone may attach and not exec, or the image may have no shell: the attach itself then tells.
    if (signal.aborted) return failed("cancelled", doing, "cancelled");
    if (!main.stdin || !main.tty) {
      return failed("notFound", doing, "its container has no console: neither stdio-socket nor a terminal of its own");
    }
    this.#attached.add(ioc.ref.name);
    return attachTerminal(this.#api, { target, doing, size, signal });
  }

  async openShell(ioc: Ioc, size: TerminalSize, signal: AbortSignal): Promise<Outcome<Console>> {
    const doing = this.#doing(`open a shell in ${ioc.ref.name}`);
    const found = await this.#running(ioc, doing, signal);
    if (!found.ok) return found;
    return shellTerminal(this.#api, { target: found.value.target, doing, size, signal });
  }

  async followLog(ioc: Ioc, options: LogOptions, signal: AbortSignal): Promise<Outcome<LogStream>> {
    const doing = this.#doing(`read the log of ${ioc.ref.name}`);
    const found = await this.#lookup.pod(ioc, doing, signal);
    if (!found.ok) return found;
    return podLog(this.#api, this.#podTarget(ioc, found.value), found.value.main.containerId, options, {
      doing,
      signal,
    });
  }

  async readFolder(ioc: Ioc, folder: string, signal: AbortSignal): Promise<Outcome<readonly FolderFile[]>> {
    const doing = this.#doing(`read ${folder} of ${ioc.ref.name}`);
    const found = await this.#running(ioc, doing, signal);
    if (!found.ok) return found;
    return readPodFolder(this.#api, found.value.target, folder, { doing, signal });
  }

  commandLine(action: IocAction, ioc: Ioc): CommandLine {
    const { name } = ioc.ref;
    // Before the first look: a StatefulSet's pod and container, as the chart names them.
    const seen = this.#seen.get(name) ?? { kind: "StatefulSet", pod: `${name}-0`, container: name };
    switch (action) {
      case "console":
        return this.#attached.has(name) ? kubectlAttach(this.#target, seen) : kubectlExec(this.#target, seen, CONSOLE);
      case "shell":
        return kubectlExec(this.#target, seen, SHELL);
      case "logs":
        return kubectlLogs(this.#target, seen);
      case "start":
        return kubectlScale(this.#target, seen.kind, name, 1);
      case "stop":
        return kubectlScale(this.#target, seen.kind, name, 0);
      case "restart":
        return kubectlDeletePod(this.#target, seen.pod);
    }
  }

  #doing(what: string): string {
    return `${what} in ${this.#target.namespace} on ${this.#target.context}`;
  }

  async #scale(ioc: Ioc, replicas: 0 | 1, doing: string, signal: AbortSignal): Promise<Outcome<void>> {
    const workload = await this.#lookup.workload(ioc, doing, signal);
    if (!workload.ok) return workload;
    const path = `${this.#lookup.workloadPath(workload.value.kind, ioc.ref.name)}/scale`;
    return done(await this.#api.json({ doing, method: "PATCH", path, body: { spec: { replicas } }, signal }));
  }

  async #running(ioc: Ioc, doing: string, signal: AbortSignal): Promise<Outcome<FoundPod & { target: PodTarget }>> {
    const found = await this.#lookup.runningPod(ioc, doing, signal);
    return found.ok ? { ok: true, value: { ...found.value, target: this.#podTarget(ioc, found.value) } } : found;
  }

  #podTarget(ioc: Ioc, { workload, pod, main }: FoundPod): PodTarget {
    this.#seen.set(ioc.ref.name, { kind: workload.kind, pod: pod.name, container: main.name });
    return { path: this.#lookup.podPath(pod.name), container: main.name };
  }

  #remember(workloads: readonly Workload[], pods: readonly Pod[]): void {
    for (const { kind, name } of workloads) {
      const pod = currentPod(pods.filter(({ owner }) => owner?.kind === kind && owner.name === name));
      const container = pod?.containers[0]?.name;
      if (pod && container !== undefined) this.#seen.set(name, { kind, pod: pod.name, container });
      else this.#seen.set(name, { kind, pod: `${name}-0`, container: name, ...this.#seen.get(name) });
    }
  }
}

const PROBE_BYTES = 64 * 1024;

function done(answer: Outcome<unknown>): Outcome<void> {
  return answer.ok ? { ok: true, value: undefined } : answer;
}
