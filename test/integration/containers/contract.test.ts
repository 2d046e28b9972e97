import { recordOf, TestIocs } from "../../support/containers/testIocs.ts";
import { parts, without } from "../../support/parts.ts";
import { runtimeContract, type RuntimeUnderTest } from "../../support/runtimeContract.ts";

async function setUp(name: string, ...options: readonly string[]): Promise<RuntimeUnderTest> {
  const iocs = new TestIocs();
  await iocs.run(name, ...options);
  return {
    runtime: await iocs.runtime(),
    ioc: name,
    record: recordOf(name),
    image: parts.images!.runtime,
    tearDown: () => iocs.removeAll(),
  };
}

const skip = without("engine", "images");
runtimeContract("An IOC in podman", skip, () => setUp("ck-contract-01"));
runtimeContract("An IOC in podman that serves its shell through stdio-socket", skip, () =>
  setUp("ck-contract-02", "--env", "KUBERNETES_PORT=1"),
);
