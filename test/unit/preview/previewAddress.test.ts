import assert from "node:assert/strict";
import { test } from "node:test";
import { addressOf, instanceName, PREVIEW_FILES, previewedAt } from "../../../src/preview/previewAddress.ts";

const SOURCE = "file:///home/me/p47-services/services/bl47p-ea-dcam-01/config/ioc.yaml";

test("a preview is named after its file and the IOC", () => {
  assert.equal(addressOf({ source: SOURCE, file: "st.cmd" }).path, "/st.cmd (preview of bl47p-ea-dcam-01)");
  assert.equal(addressOf({ source: SOURCE, file: "ioc.subst" }).path, "/ioc.subst (preview of bl47p-ea-dcam-01)");
});

test("a preview's address leads back to its ioc.yaml and file, whatever the path holds", () => {
  for (const source of [SOURCE, "file:///a%20b/%23c/config/ioc.yaml", "file:///x/demo.ibek.ioc.yaml"])
    for (const file of PREVIEW_FILES) assert.deepEqual(previewedAt(addressOf({ source, file })), { source, file });
});

test("an address that is none of ours names no preview", () => {
  assert.equal(previewedAt({ path: "/other.cmd", query: SOURCE }), undefined);
});

test("an ioc.yaml that is in no config folder goes by its own name", () => {
  assert.equal(instanceName("file:///x/demo.ibek.ioc.yaml"), "demo.ibek.ioc.yaml");
  assert.equal(instanceName("file:///services/my%20ioc/config/runtime.yaml"), "my ioc");
  assert.equal(instanceName("file:///services/100%/config/ioc.yaml"), "100%");
});
