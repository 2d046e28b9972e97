import { parts, without } from "../../support/parts.ts";
import { runtimeContract, type RuntimeUnderTest } from "../../support/runtimeContract.ts";
import { iocObjects, recordOf, type IocObjects } from "../../support/kubernetes/iocObjects.ts";
import { initialised } from "../../support/kubernetes/initialised.ts";
import { testNamespace } from "../../support/kubernetes/testNamespace.ts";

async function setUp(ioc: IocObjects): Promise<RuntimeUnderTest> {
  const namespace = await testNamespace();
  await namespace.apply(...iocObjects(ioc));
  const runtime = await namespace.runtime();
  await initialised(runtime, ioc.name);
  return {
    runtime,
    ioc: ioc.name,
    record: recordOf(ioc.name),
    image: parts.images?.runtime ?? "",
    tearDown: () => namespace.remove(),
  };
}

const skip = without("cluster", "images");
runtimeContract("An IOC of today's chart, in a cluster,", skip, () => setUp({ name: "bk-ea-ioc-01" }));
runtimeContract("An IOC of the oldest chart, without stdio-socket, in a cluster,", skip, () =>
  setUp({ name: "bk-ea-ioc-02", generation: "first", ownTerminal: true }),
);
