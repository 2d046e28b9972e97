import { extraRunArguments, mountText, type ContainerPlan } from "./containerPlan.ts";

/** A configuration by the dev container specification, for Microsoft's extension and the `devcontainer` program. */
export function devcontainerJson(plan: ContainerPlan, way: string): string {
  const configuration = {
    name: `${plan.instance} (EPICS IOC)`,
    image: plan.image,
    workspaceMount: mountText(plan.workspace),
    workspaceFolder: plan.workspace.target,
    mounts: plan.mounts.map(mountText),
    containerEnv: plan.environment,
    remoteUser: plan.user,
    // Changing ids makes a copy of the image, which is then no longer production's.
    updateRemoteUserUID: false,
    overrideCommand: true,
    runArgs: extraRunArguments(plan, way),
    customizations: {
      // Generic IOC images hold dozens of git repositories under /epics/support.
      vscode: { settings: { "git.repositoryScanMaxDepth": 0 } },
    },
  };
  return `${JSON.stringify(configuration, undefined, 2)}\n`;
}
