import { dirname } from "node:path/posix";
import type { Workspace } from "../../workspace.ts";
import { instanceOf, instanceVariables } from "../scriptEvaluation/instanceFolder.ts";
import { ProcessEnvironment } from "./processEnvironment.ts";

/** Of every image, whatever instance runs in it. */
const ALWAYS: readonly (readonly [string, string])[] = [
  ["IOC", "/epics/ioc"],
  ["RUNTIME_DIR", "/epics/runtime"],
];

/** `path`: absolute, of the ioc.yaml. */
export async function readEnvironment(workspace: Workspace, path: string | undefined): Promise<ProcessEnvironment> {
  const instance = path === undefined ? undefined : await instanceOf(dirname(path), workspace);
  const variables = instance === undefined ? [] : [...instanceVariables(instance)];
  const known = variables.flatMap(([name, { value }]): readonly (readonly [string, string])[] =>
    value.kind === "text" ? [[name, value.raw]] : [],
  );
  return new ProcessEnvironment(new Map([...ALWAYS, ...known]));
}
