import assert from "node:assert/strict";
import { test } from "node:test";
import { developerImageOf } from "../../../src/devContainers/developerImage.ts";

test("a runtime image has a developer image of the same tag", () => {
  assert.equal(
    developerImageOf("ghcr.io/epics-containers/ioc-pmac-runtime:2026.6.1", []),
    "ghcr.io/epics-containers/ioc-pmac-developer:2026.6.1",
  );
  assert.equal(
    developerImageOf("gitlab.x.uk:5050/iocs/ioc-vac-linux-runtime:2026.4.2", []),
    "gitlab.x.uk:5050/iocs/ioc-vac-linux-developer:2026.4.2",
  );
  assert.equal(
    developerImageOf(`ghcr.io/x/ioc-pmac-runtime:2.11ec4@sha256:${"a".repeat(64)}`, []),
    "ghcr.io/x/ioc-pmac-developer:2.11ec4",
  );
});

test("an image of another kind, one by digest alone and no image at all have none", () => {
  assert.equal(developerImageOf("ghcr.io/pandablocks/pandablocks-ioc:0.11.5", []), undefined);
  assert.equal(developerImageOf("ghcr.io/x/ioc-pmac-developer:1", []), undefined);
  assert.equal(developerImageOf(`ghcr.io/x/ioc-pmac-runtime@sha256:${"a".repeat(64)}`, []), undefined);
  assert.equal(developerImageOf("not an image", []), undefined);
});

test("a mapping of one's own goes first, and one that cannot be read is passed over", () => {
  const mappings = [
    { pattern: "(", replacement: "x" },
    { pattern: "^ghcr.io/diamond/(fastcs-.*)$", replacement: "ghcr.io/diamond/$1-debug" },
  ];
  assert.equal(
    developerImageOf("ghcr.io/diamond/fastcs-example:1", mappings),
    "ghcr.io/diamond/fastcs-example-debug:1",
  );
  assert.equal(developerImageOf("ghcr.io/x/ioc-pmac-runtime:1", mappings), "ghcr.io/x/ioc-pmac-developer:1");
});
