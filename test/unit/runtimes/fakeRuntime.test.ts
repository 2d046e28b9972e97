import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";
import { runtimeContract } from "../../support/runtimeContract.ts";

runtimeContract("the fake runtime", false, () =>
  Promise.resolve({
    runtime: new FakeRuntime([fakeIoc("bl01t-ea-demo-01")], { records: ["DEMO:UPTIME"] }),
    ioc: "bl01t-ea-demo-01",
    record: "DEMO:UPTIME",
    image: "ioc-demo-runtime",
    tearDown: () => Promise.resolve(),
  }),
);
