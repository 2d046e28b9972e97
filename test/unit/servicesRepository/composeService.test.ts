import assert from "node:assert/strict";
import { test } from "node:test";
import { composeSettings } from "../../../src/servicesRepository/composeService.ts";
import { parseYamlMap } from "../../../src/servicesRepository/yamlText.ts";

function settings(text: string): ReturnType<typeof composeSettings> {
  const outcome = parseYamlMap(text, "read the test's text");
  assert.ok(outcome.ok);
  return composeSettings("bl01t-di-cam-01", outcome.value);
}

test("of a production and a developer service, the one with the IOC's name counts", () => {
  const text = `
services:
  bl01t-di-cam-01-dev: {image: "ghcr.io/x/ioc-cam-developer:1"}
  bl01t-di-cam-01:
    image: ghcr.io/x/ioc-cam-runtime:1
    environment: {IOC_PREFIX: BL01T-DI-CAM-01, EPICS_CA_SERVER_PORT: "\${PORT}"}
    configs: [{source: c, target: epics/ioc/config}]
`;
  assert.deepEqual(settings(text), {
    image: "ghcr.io/x/ioc-cam-runtime:1",
    configMount: "/epics/ioc/config",
    command: ["bash", "-c", "/epics/ioc/start.sh"],
    environment: {
      IOCSH_PS1: "bl01t-di-cam-01 > ",
      IOC_NAME: "bl01t-di-cam-01",
      TERM: "xterm-256color",
      IOC_PREFIX: "BL01T-DI-CAM-01",
    },
  });
});

test("a merged service keeps what it takes over, a command and a list of variables are understood", () => {
  const text = `
services:
  other: &other
    image: ghcr.io/x/ioc-cam-runtime:1
    command: /epics/ioc/start.sh --fast
  bl01t-di-cam-01:
    <<: *other
    environment: ["A=b=c", BARE]
`;
  const { image, command, environment } = settings(text);
  assert.equal(image, "ghcr.io/x/ioc-cam-runtime:1");
  assert.deepEqual(command, ["bash", "-c", "/epics/ioc/start.sh --fast"]);
  assert.equal(environment["A"], "b=c");
  assert.equal("BARE" in environment, false);
});

test("a compose file without services has no image", () => {
  assert.equal(settings("").image, undefined);
  assert.equal(settings("services: 3").image, undefined);
});
