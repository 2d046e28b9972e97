import { recordOf, iocObjects } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace } from "../../support/kubernetes/testNamespace.ts";
import { without } from "../../support/parts.ts";
import { consoleBehaviour, type RealIoc } from "./consoleBehaviour.ts";

async function clusterIoc(name: string, ownTerminal: boolean): Promise<RealIoc> {
  const namespace = await testNamespace();
  await namespace.apply(...iocObjects({ name, ownTerminal }));
  const life = (): Promise<string> =>
    namespace.kubectl(
      "get",
      "pods",
      `--selector=app=${name}`,
      "--output=jsonpath={range .items[*]}{.metadata.uid} {.status.containerStatuses[0].restartCount} {.status.containerStatuses[0].state.running.startedAt}{end}",
    );
  const replace = async (): Promise<void> => {
    await namespace.kubectl("delete", "pod", `${name}-0`);
    await namespace.kubectl("rollout", "status", `statefulset/${name}`, "--timeout=90s");
  };
  return {
    runtime: await namespace.runtime(),
    name,
    record: recordOf(name),
    life,
    replace,
    // A container that ended twice waits longer and longer; a new pod does not.
    recover: replace,
    tearDown: () => namespace.remove(),
  };
}

const skip = without("cluster", "images");

consoleBehaviour(
  "The console of an IOC in a cluster, through stdio-socket",
  skip,
  { reaches: "stdioSocket", stopping: { exit: "exit\r" } },
  () => clusterIoc("ek-ea-ioc-01", false),
);

consoleBehaviour(
  "The console of an IOC in a cluster, attached to its main process",
  skip,
  { reaches: "mainProcess", stopping: { "Ctrl-C": "\x03", exit: "exit\r" } },
  () => clusterIoc("ek-ea-ioc-02", true),
);
