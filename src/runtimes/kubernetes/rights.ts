// What this person may do in a namespace, asked of the server itself and turned into the sentences of `Ioc.refused`.
import type { Ioc, IocAction } from "../../core/ioc.ts";
import type { ApiServer } from "./apiServer.ts";
import { at } from "../../core/json.ts";
import type { WorkloadKind } from "./records.ts";

interface Right {
  readonly verb: string;
  readonly group: string;
  /** `statefulsets`, `pods`. */
  readonly resource: string;
  readonly subresource?: string;
}

function scale(resource: string): Right {
  return { verb: "patch", group: "apps", resource, subresource: "scale" };
}
function pods(verb: string, subresource?: string): Right {
  return { verb, group: "", resource: "pods", ...(subresource === undefined ? {} : { subresource }) };
}

// From 1.35 on, opening exec or attach over a WebSocket needs `create` as well as `get`.
const EXEC = [pods("get", "exec"), pods("create", "exec")];
const ATTACH = [pods("get", "attach"), pods("create", "attach")];

/** Which rights an action needs: all of one of the alternatives. */
function neededFor(action: IocAction, kind: WorkloadKind): readonly (readonly Right[])[] {
  const workloads = kind === "StatefulSet" ? "statefulsets" : "deployments";
  switch (action) {
    case "console":
      // Which of the two a console takes depends on the image.
      return [EXEC, ATTACH];
    case "shell":
      return [EXEC];
    case "logs":
      return [[pods("get", "log")]];
    case "start":
    case "stop":
      return [[scale(workloads)]];
    case "restart":
      return [[pods("delete")]];
  }
}

const ALL: readonly Right[] = [
  ...EXEC,
  ...ATTACH,
  pods("get", "log"),
  pods("delete"),
  scale("statefulsets"),
  scale("deployments"),
];

const ACTIONS: readonly IocAction[] = ["console", "shell", "logs", "start", "stop", "restart"];

function nameOf({ verb, resource, subresource }: Right): string {
  return `${verb} ${resource}${subresource === undefined ? "" : `/${subresource}`}`;
}

/** Names of the rights the server denied: `patch statefulsets/scale`. */
export type Denied = ReadonlySet<string>;

/** Undefined when the server did not answer: then nothing counts as denied, since the action itself will tell. */
export async function askRights(api: ApiServer, namespace: string, signal: AbortSignal): Promise<Denied | undefined> {
  const answers = await Promise.all(ALL.map((right) => isAllowed(api, namespace, right, signal)));
  if (answers.includes(undefined)) return undefined;
  return new Set(ALL.filter((_, index) => answers[index] === false).map(nameOf));
}

async function isAllowed(
  api: ApiServer,
  namespace: string,
  right: Right,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const spec = { resourceAttributes: { namespace, ...right } };
  const answer = await api.json({
    doing: `ask for the rights in ${namespace}`,
    method: "POST",
    path: "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews",
    body: { apiVersion: "authorization.k8s.io/v1", kind: "SelfSubjectAccessReview", spec },
    signal,
  });
  return answer.ok ? at(answer.value, "status", "allowed") !== false : undefined;
}

export function refusedBy(denied: Denied, kind: WorkloadKind, namespace: string): Ioc["refused"] {
  const refused: Partial<Record<IocAction, string>> = {};
  for (const action of ACTIONS) {
    const alternatives = neededFor(action, kind).map((rights) => rights.map(nameOf).filter((name) => denied.has(name)));
    const [missing] = alternatives;
    if (missing === undefined || alternatives.some((names) => names.length === 0)) continue;
    refused[action] = `you may not ${missing.join(" or ")} in ${namespace}`;
  }
  return refused;
}
