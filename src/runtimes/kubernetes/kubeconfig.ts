// Reads kubeconfig files; never writes one. The client library parses them and knows every way to log in but exec plugins.
import { existsSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, dirname, join, resolve } from "node:path";
import { KubeConfig, type Cluster, type Context, type User } from "@kubernetes/client-node";
import { failed, succeeded, type Outcome } from "../../core/failure.ts";
import { withAbsoluteCommand } from "./execCredential.ts";

/** The files kubectl would read: the one chosen, else `$KUBECONFIG` (several), else `~/.kube/config`. */
export function kubeconfigFiles(chosen: string | undefined, environment = process.env): readonly string[] {
  if (chosen !== undefined && chosen !== "") return [resolve(chosen.replace(/^~(?=[/\\])/, homedir()))];
  const listed = (environment["KUBECONFIG"] ?? "").split(delimiter).filter((file) => file !== "");
  return listed.length > 0 ? listed : [join(homedir(), ".kube", "config")];
}

/** Changes whenever one of the files does: after a login, or a change by another tool. */
export function kubeconfigStamp(files: readonly string[]): string {
  return files.map(stampOf).join(" ");
}

function stampOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs}/${size}/${ino}`;
  } catch {
    return "none";
  }
}

export function readKubeconfig(files: readonly string[]): Outcome<KubeConfig> {
  const doing = "read the kubeconfig";
  const present = files.filter((file) => existsSync(file));
  if (present.length === 0) return failed("notFound", doing, `there is no ${files.join(", no ")}`);
  const all: { clusters: Cluster[]; contexts: Context[]; users: User[] } = { clusters: [], contexts: [], users: [] };
  for (const file of present) {
    const part = readOne(file);
    if (typeof part === "string") return failed("unexpectedOutput", doing, part);
    // As kubectl merges: the first file that names something wins.
    addNew(all.clusters, part.clusters);
    addNew(all.contexts, part.contexts);
    addNew(
      all.users,
      part.users.map((user) => ({ ...user, exec: withAbsoluteCommand(user.exec, dirname(resolve(file))) })),
    );
  }
  if (all.contexts.length === 0) return failed("unexpectedOutput", doing, `${present.join(", ")} has no contexts`);
  const merged = new KubeConfig();
  merged.loadFromOptions({ ...all, currentContext: "" });
  return succeeded(merged);
}

function addNew<T extends { readonly name: string }>(to: T[], from: readonly T[]): void {
  to.push(...from.filter(({ name }) => !to.some((known) => known.name === name)));
}

/** The parsed file, or a sentence why it cannot be. */
function readOne(file: string): KubeConfig | string {
  const config = new KubeConfig();
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
  try {
    // One broken entry must not hide the other clusters, so it is left out.
    config.loadFromString(text, { onInvalidEntry: "filter" });
  } catch (error) {
    return `${file} is not a kubeconfig${yamlPosition(error)}`;
  }
  config.makePathsAbsolute(dirname(resolve(file)));
  return config;
}

/** Only the parser's reason and line: its message quotes the file, which holds secrets. */
function yamlPosition(error: unknown): string {
  if (!(error instanceof Error) || !("reason" in error) || typeof error.reason !== "string") return "";
  const line =
    "mark" in error && typeof error.mark === "object" && error.mark !== null && "line" in error.mark
      ? error.mark.line
      : undefined;
  return `: ${error.reason}${typeof line === "number" ? ` (line ${line + 1})` : ""}`;
}

/** The library's type claims that there always is a user. */
type OpenContext = Omit<Context, "user"> & { readonly user?: string };
const ANONYMOUS: User = { name: "" };

/** A configuration of its own whose current context is this one: the library switches contexts by mutation. */
export function selectContext(
  config: KubeConfig,
  context: string,
): Outcome<{ config: KubeConfig; cluster: Cluster; user: User }> {
  const doing = `use the context ${context}`;
  const entry: OpenContext | undefined = config.contexts.find(({ name }) => name === context);
  if (!entry) return failed("notFound", doing, `the kubeconfig has no context ${context}`);
  const missing = (what: string): Outcome<never> =>
    failed("notFound", doing, `the kubeconfig has no ${what}, which the context ${context} names`);
  const cluster = config.clusters.find(({ name }) => name === entry.cluster);
  if (!cluster) return missing(`cluster ${entry.cluster}`);
  const user = entry.user === undefined ? ANONYMOUS : config.users.find(({ name }) => name === entry.user);
  if (!user) return missing(`user ${entry.user ?? ""}`);
  const selected = new KubeConfig();
  const contexts = [{ ...entry, user: user.name }];
  selected.loadFromOptions({ clusters: [cluster], contexts, users: [user], currentContext: context });
  return succeeded({ config: selected, cluster, user });
}
