import type { Outcome } from "../core/failure.ts";

/** Port: what the kubeconfig offers to choose from. Implemented by the Kubernetes runtime. */
export interface ClusterDirectory {
  contexts(): Promise<Outcome<readonly ClusterContext[]>>;
  namespaces(context: string, signal: AbortSignal): Promise<Outcome<readonly string[]>>;
}

export interface ClusterContext {
  readonly context: string;
  readonly cluster: string;
  /** The context's default namespace. */
  readonly namespace?: string | undefined;
}
