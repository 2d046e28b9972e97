// The line a person would type for the same effect, for display, for copying and for the tests that run it.
import type { CommandLine } from "../../core/commandLine.ts";
import type { WorkloadKind } from "./records.ts";

export interface KubectlTarget {
  /** The file chosen in the settings; undefined when kubectl finds it itself. */
  readonly kubeconfig: string | undefined;
  readonly context: string;
  readonly namespace: string;
}

export interface KubectlPod {
  readonly pod: string;
  readonly container: string;
}

export function kubectlExec(
  target: KubectlTarget,
  { pod, container }: KubectlPod,
  command: readonly string[],
): CommandLine {
  return kubectl(target, "exec", "-it", pod, "-c", container, "--", ...command);
}

export function kubectlAttach(target: KubectlTarget, { pod, container }: KubectlPod): CommandLine {
  return kubectl(target, "attach", "-it", pod, "-c", container);
}

export function kubectlLogs(target: KubectlTarget, { pod, container }: KubectlPod): CommandLine {
  return kubectl(target, "logs", "-f", "--tail=200", pod, "-c", container);
}

export function kubectlScale(target: KubectlTarget, kind: WorkloadKind, name: string, replicas: 0 | 1): CommandLine {
  return kubectl(target, "scale", kind.toLowerCase(), name, `--replicas=${replicas}`);
}

export function kubectlDeletePod(target: KubectlTarget, pod: string): CommandLine {
  return kubectl(target, "delete", "pod", pod, "--wait=false");
}

function kubectl(
  { kubeconfig, context, namespace }: KubectlTarget,
  verb: string,
  ...rest: readonly string[]
): CommandLine {
  const file = kubeconfig === undefined ? [] : [`--kubeconfig=${kubeconfig}`];
  return { program: "kubectl", args: [...file, "--context", context, "-n", namespace, verb, ...rest] };
}
