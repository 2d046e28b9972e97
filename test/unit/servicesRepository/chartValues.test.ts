import assert from "node:assert/strict";
import { test } from "node:test";
import { areIocValues, chartSettings } from "../../../src/servicesRepository/chartValues.ts";
import { parseYamlMap, type YamlMap } from "../../../src/servicesRepository/yamlText.ts";

function yaml(text: string): YamlMap {
  const outcome = parseYamlMap(text, "read the test's text");
  assert.ok(outcome.ok);
  return outcome.value;
}

test("the image is found under ioc-instance, under shared, and at the top of older values", () => {
  const image = (text: string): string | undefined => chartSettings("bl01t-ea-test-01", yaml(text), {}).image;
  assert.equal(
    image("ioc-instance:\n  image: ghcr.io/x/ioc-pmac-runtime:2026.6.1\n"),
    "ghcr.io/x/ioc-pmac-runtime:2026.6.1",
  );
  assert.equal(
    image("shared:\n  ioc-instance:\n    image: ghcr.io/x/pandablocks-ioc:0.5.0\n"),
    "ghcr.io/x/pandablocks-ioc:0.5.0",
  );
  assert.equal(
    image("image: ghcr.io/x/ioc-adsimdetector-linux-runtime:2023.10.5\n"),
    "ghcr.io/x/ioc-adsimdetector-linux-runtime:2023.10.5",
  );
  assert.equal(image("ioc-instance: {}\n"), undefined);
});

test("an instance without settings of its own is started as the chart's defaults say", () => {
  const settings = chartSettings("bl01t-ea-test-01", {}, {});
  assert.equal(settings.configMount, "/epics/ioc/config");
  assert.deepEqual(settings.command, ["bash", "-c", "/epics/ioc/start.sh"]);
  assert.deepEqual(settings.environment, {
    IOCSH_PS1: "bl01t-ea-test-01 > ",
    IOC_NAME: "bl01t-ea-test-01",
    IOC_PREFIX: "bl01t-ea-test-01",
    TERM: "xterm-256color",
  });
});

test("the instance's values win over the repository's, which win over the defaults", () => {
  const shared = yaml("global: {domain: p47, location: bl47p}\nioc-instance: {iocConfig: /shared, prefix: SHARED}\n");
  const own = yaml(
    "ioc-instance:\n  iocConfig: /epics/ioc\n  args: [stdio-socket --ptty main]\n  env: [{name: EPICS_CA_SERVER_PORT, value: 5094}]\n",
  );
  const settings = chartSettings("bl47p-ea-panda-01", own, shared);
  assert.equal(settings.configMount, "/epics/ioc");
  assert.deepEqual(settings.command, ["bash", "-c", "stdio-socket --ptty main"]);
  assert.equal(settings.environment["IOC_PREFIX"], "SHARED");
  assert.equal(settings.environment["IOC_DOMAIN"], "p47");
  assert.equal(settings.environment["IOC_LOCATION"], "bl47p");
  assert.equal(settings.environment["EPICS_CA_SERVER_PORT"], "5094");
});

test("a variable whose value is kept in the cluster is left out, and the repository's global variables come last", () => {
  const values = yaml(
    "global:\n  env: [{name: A, value: global}]\nioc-instance:\n  env:\n    - {name: A, value: own}\n    - name: SECRET\n      valueFrom: {secretKeyRef: {name: s}}\n    - nonsense\n",
  );
  const { environment } = chartSettings("bl01t-ea-test-01", values, {});
  assert.equal(environment["A"], "global");
  assert.equal("SECRET" in environment, false);
});

test("values of other services are not taken for an IOC's", () => {
  assert.equal(areIocValues(yaml("ioc-instance: {image: a}")), true);
  assert.equal(areIocValues(yaml("shared: {ioc-instance: {image: a}}")), true);
  assert.equal(areIocValues(yaml("blueapi: {image: a}")), false);
  assert.equal(areIocValues(yaml("ioc-instance: text")), false);
});
