import assert from "node:assert/strict";
import { test } from "node:test";
import { displayCommandLine } from "../../../../src/core/commandLine.ts";
import { IOC_ACTIONS } from "../../../../src/core/ioc.ts";
import { ApiServer, segment } from "../../../../src/runtimes/kubernetes/apiServer.ts";
import { ClusterAccess } from "../../../../src/runtimes/kubernetes/clusterAccess.ts";
import { KubernetesRuntime } from "../../../../src/runtimes/kubernetes/kubernetesRuntime.ts";
import { run } from "../../../../src/processes/run.ts";
import { fakeIoc } from "../../../support/fakeRuntime.ts";

const lines = (kubeconfig?: string): readonly string[] => {
  const api = new ApiServer(new ClusterAccess([], "argus", run));
  const place = { context: "argus", namespace: "p47-beamline", cluster: "argus-cluster", kubeconfig };
  const runtime = new KubernetesRuntime(api, place);
  return IOC_ACTIONS.map((action) => displayCommandLine(runtime.commandLine(action, fakeIoc("bl47p-ea-ioc-01"))));
};

test("each action has the line a person would type, with its context and namespace", () => {
  assert.deepEqual(lines(), [
    "kubectl --context argus -n p47-beamline exec -it bl47p-ea-ioc-01-0 -c bl47p-ea-ioc-01 -- console",
    "kubectl --context argus -n p47-beamline exec -it bl47p-ea-ioc-01-0 -c bl47p-ea-ioc-01 -- " +
      "sh -c 'if command -v bash >/dev/null 2>&1; then exec bash; else exec sh; fi'",
    "kubectl --context argus -n p47-beamline logs -f --tail=200 bl47p-ea-ioc-01-0 -c bl47p-ea-ioc-01",
    "kubectl --context argus -n p47-beamline scale statefulset bl47p-ea-ioc-01 --replicas=1",
    "kubectl --context argus -n p47-beamline scale statefulset bl47p-ea-ioc-01 --replicas=0",
    "kubectl --context argus -n p47-beamline delete pod bl47p-ea-ioc-01-0 --wait=false",
  ]);
});

test("the lines name the kubeconfig when it was chosen in the settings", () => {
  for (const line of lines("/home/me/beamlines.yaml")) {
    assert.ok(line.startsWith("kubectl --kubeconfig=/home/me/beamlines.yaml --context argus "), line);
  }
});

test("a name cannot lead a request elsewhere", () => {
  for (const name of ["..", ".", "a/../b", "a?watch=1", "a#b", "%2e%2e"]) {
    const { pathname, search, hash } = new URL(`/api/v1/namespaces/${segment(name)}/pods`, "https://argus");
    assert.equal(pathname.split("/").length, 6, name);
    assert.deepEqual([search, hash], ["", ""], name);
  }
});
