import type { ContainerPlan } from "./containerPlan.ts";

/**
 * The address by which Microsoft's Dev Containers extension opens a folder with a configuration kept elsewhere.
 * The form is not documented: https://github.com/microsoft/vscode-remote-release/issues/2133.
 */
export function remoteUri(plan: ContainerPlan, configFile: string): string {
  const where = { hostPath: plan.workspace.source, configFile: { scheme: "file", path: configFile } };
  const authority = Buffer.from(JSON.stringify(where)).toString("hex");
  return `vscode-remote://dev-container+${authority}${encodeURI(plan.workspace.target)}`;
}
