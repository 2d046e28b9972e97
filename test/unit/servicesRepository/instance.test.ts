import assert from "node:assert/strict";
import { test } from "node:test";
import { instanceAt, instanceOfIoc, type Instance } from "../../../src/servicesRepository/instance.ts";

function instance(name: string): Instance {
  const folder = `/repo/services/${name}`;
  return {
    name,
    folder,
    repository: "/repo",
    configFolder: `${folder}/config`,
    iocYaml: undefined,
    startupScript: undefined,
    valuesFile: undefined,
    image: undefined,
    configMount: "/epics/ioc/config",
    command: [],
    environment: {},
  };
}

const instances = [instance("bl01t-ea-1"), instance("bl01t-ea-10"), instance("ea-10")];

test("a file belongs to the instance whose folder holds it, not to one whose name merely begins alike", () => {
  assert.equal(instanceAt(instances, "/repo/services/bl01t-ea-10/config/ioc.yaml")?.name, "bl01t-ea-10");
  assert.equal(instanceAt(instances, "/repo/services/bl01t-ea-1")?.name, "bl01t-ea-1");
  assert.equal(instanceAt(instances, "/repo/services/values.yaml"), undefined);
});

test("an IOC belongs to the instance of its name, also where compose has decorated it", () => {
  assert.equal(instanceOfIoc(instances, "bl01t-ea-10")?.name, "bl01t-ea-10");
  assert.equal(instanceOfIoc(instances, "example-services-bl01t-ea-1-1")?.name, "bl01t-ea-1");
  assert.equal(instanceOfIoc(instances, "example_ea-10_1")?.name, "ea-10");
  assert.equal(instanceOfIoc(instances, "bl01t-ea-2"), undefined);
});
