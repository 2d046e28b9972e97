// Every setting is read here, checked, with its default; `test/unit/manifest.test.ts` holds them to package.json.
import * as vscode from "vscode";

export interface ChosenPlace {
  /** Context of the kubeconfig. */
  readonly context: string;
  readonly namespace: string;
}

function value(name: string): unknown {
  return vscode.workspace.getConfiguration("epicsIoc").get(name);
}

function text(name: string): string {
  const found = value(name);
  return typeof found === "string" ? found.trim() : "";
}

function objects(name: string): readonly Readonly<Record<string, unknown>>[] {
  const found = value(name);
  if (!Array.isArray(found)) return [];
  return found.filter((entry): entry is Record<string, unknown> => typeof entry === "object" && entry !== null);
}

/** `epicsIoc.clusters`: malformed entries are left out. */
export function chosenPlaces(): readonly ChosenPlace[] {
  return objects("clusters").flatMap(({ context, namespaces }) =>
    typeof context === "string" && Array.isArray(namespaces)
      ? namespaces.flatMap((namespace) => (typeof namespace === "string" ? [{ context, namespace }] : []))
      : [],
  );
}

/** Writes the user's choice, grouped by context. */
export async function choosePlaces(places: readonly ChosenPlace[]): Promise<void> {
  const contexts = [...new Set(places.map((place) => place.context))];
  const clusters = contexts.map((context) => ({
    context,
    namespaces: places.filter((place) => place.context === context).map((place) => place.namespace),
  }));
  const settings = vscode.workspace.getConfiguration("epicsIoc");
  const inWorkspace = settings.inspect("clusters")?.workspaceValue !== undefined;
  await settings.update(
    "clusters",
    clusters,
    inWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global,
  );
}

/** Undefined: `$KUBECONFIG`, else `~/.kube/config`. */
export function kubeconfigPath(): string | undefined {
  return text("kubeconfig") || undefined;
}

/** `auto`, `podman`, `docker` or the path of a socket. */
export function containerEngine(): string {
  return text("containerEngine") || "auto";
}

/** Labels that mark a container as an IOC, beside the ecosystem's own. */
export function iocLabels(): readonly string[] {
  const found = value("containers.iocLabels");
  return Array.isArray(found) ? found.filter((label) => typeof label === "string") : [];
}

export type ConsoleReadOnly = "always" | "clusterOnly" | "never";

export function consoleReadOnly(): ConsoleReadOnly {
  const found = text("console.readOnly");
  return found === "clusterOnly" || found === "never" ? found : "always";
}

export interface ImageMapping {
  /** Regular expression on the runtime image's repository. */
  readonly pattern: string;
  readonly replacement: string;
}

export function developerMapping(): readonly ImageMapping[] {
  return objects("images.developerMapping").flatMap(({ pattern, replacement }) =>
    typeof pattern === "string" && typeof replacement === "string" ? [{ pattern, replacement }] : [],
  );
}

/** Lets the definitions in an instance's image count before the workspace's, in this workspace. */
export async function useImageDefinitions(): Promise<void> {
  const target = vscode.ConfigurationTarget.Workspace;
  await vscode.workspace.getConfiguration("epicsIoc").update("ioc.definitions", "image", target);
}
