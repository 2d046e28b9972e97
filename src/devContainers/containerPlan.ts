import { INSTANCE_LABEL, PLAN_LABEL } from "../core/devContainerLabels.ts";
import { createHash } from "node:crypto";
import { posix } from "node:path";
import { failed, succeeded, type Outcome } from "../core/failure.ts";
import type { DeploymentSettings } from "../servicesRepository/instance.ts";

export interface Mount {
  /** On this machine. */
  readonly source: string;
  readonly target: string;
  readonly readOnly: boolean;
}

/** One dev container, whichever of the three ways makes it. */
export interface ContainerPlan {
  /** `bl47p-mo-ioc-01` */
  readonly instance: string;
  /** `bl47p-mo-ioc-01-dev` */
  readonly container: string;
  /** `ghcr.io/…/ioc-pmac-developer@sha256:…` */
  readonly image: string;
  /** The folder a person works in; a mount like the others. */
  readonly workspace: Mount;
  readonly mounts: readonly Mount[];
  readonly environment: Readonly<Record<string, string>>;
  /** Who a person is inside: `root`. */
  readonly user: string;
  /** Production's: `["bash", "-c", "/epics/ioc/start.sh"]`. */
  readonly command: readonly string[];
}

export interface PlanInputs {
  readonly instance: string;
  readonly image: string;
  readonly settings: DeploymentSettings;
  /** The services repository; undefined when only the config of a running IOC is at hand. */
  readonly repository: string | undefined;
  /** Folder on this machine; undefined for an instance without config. */
  readonly config: string | undefined;
  /** Folder on this machine with the notes a person finds inside. */
  readonly notes: string;
  readonly user: string;
}

/** Where the notes are inside. */
const NOTES_MOUNT = "/epics-ioc";

export function containerName(instance: string): string {
  return `${instance}-dev`;
}

export function planContainer(inputs: PlanInputs): Outcome<ContainerPlan> {
  const { instance, image, settings, repository, config, notes, user } = inputs;
  const notesMount: Mount = { source: notes, target: NOTES_MOUNT, readOnly: true };
  const configMount =
    config === undefined ? undefined : { source: config, target: settings.configMount, readOnly: false };
  const repositoryMount =
    repository === undefined
      ? undefined
      : { source: repository, target: `/workspaces/${baseName(repository)}`, readOnly: false };
  const workspace = repositoryMount ?? configMount ?? notesMount;
  const mounts = [configMount, notesMount]
    .filter((mount) => mount !== undefined)
    .filter((mount) => mount !== workspace);
  for (const { source, target } of [workspace, ...mounts]) {
    const odd = [source, target].find((path) => /[,"\n]|\$\{/.test(path));
    if (odd !== undefined) {
      // Engines read a mount as comma-separated values, the dev container tools replace ${…}.
      return failed(
        "unexpectedOutput",
        `plan a container for ${instance}`,
        `the path ${odd} has a comma, quote or \${ in it`,
      );
    }
  }
  return succeeded({
    instance,
    container: containerName(instance),
    image,
    workspace,
    mounts,
    environment: environmentOf(settings, instance),
    user,
    command: settings.command,
  });
}

/**
 * As production, but for HOME (/tmp there, which every tool of a developer would fill) and KUBERNETES_PORT
 * (by which start.sh decides to give its terminal away). Each new shell shows the notes' banner once.
 */
function environmentOf({ environment }: DeploymentSettings, instance: string): Record<string, string> {
  const all: Record<string, string> = {
    IOC_NAME: instance,
    TERM: "xterm-256color",
    ...environment,
    PROMPT_COMMAND: `[ "$EPICS_IOC_GREETED" ] || { cat ${NOTES_MOUNT}/banner.txt; EPICS_IOC_GREETED=1; }`,
  };
  const kept = ([name, value]: readonly [string, string]): boolean =>
    /^[A-Za-z_]\w*$/.test(name) && name !== "HOME" && name !== "KUBERNETES_PORT" && !/\$\{|\n/.test(value);
  return Object.fromEntries(Object.entries(all).filter(kept));
}

function baseName(path: string): string {
  return posix.basename(path.replaceAll("\\", "/"));
}

export function mountText({ source, target, readOnly }: Mount): string {
  return `type=bind,source=${source},target=${target}${readOnly ? ",readonly" : ""}`;
}

/** The way belongs to it: what one tool made, another does not take over. */
export function planDigest(plan: ContainerPlan, way: string): string {
  return createHash("sha256")
    .update(JSON.stringify([way, plan]))
    .digest("hex")
    .slice(0, 12);
}

/** What a container carries beside the plan's mounts and environment, in the engine's own words. */
export function extraRunArguments(plan: ContainerPlan, way: string): readonly string[] {
  return [
    // SELinux would otherwise forbid the mounted folders; relabelling them would change the person's files.
    "--security-opt=label=disable",
    `--name=${plan.container}`,
    `--label=${INSTANCE_LABEL}=${plan.instance}`,
    `--label=${PLAN_LABEL}=${planDigest(plan, way)}`,
  ];
}
