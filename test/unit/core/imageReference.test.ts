import assert from "node:assert/strict";
import { test } from "node:test";
import { imageVersion, parseImageReference } from "../../../src/core/imageReference.ts";

test("an image's name is taken apart, also with a registry's port and a digest", () => {
  const digest = `sha256:${"ab".repeat(32)}`;
  const rows: readonly (readonly [string, unknown])[] = [
    [
      "ghcr.io/org/ioc-pmac-runtime:2026.6.1",
      { repository: "ghcr.io/org/ioc-pmac-runtime", tag: "2026.6.1", digest: undefined },
    ],
    ["gitlab.example.org:5050/a/b", { repository: "gitlab.example.org:5050/a/b", tag: undefined, digest: undefined }],
    [
      `gitlab.example.org:5050/a/b:4.45ec2@${digest}`,
      { repository: "gitlab.example.org:5050/a/b", tag: "4.45ec2", digest },
    ],
    ["REPLACE WITH IMAGE", undefined],
    ["", undefined],
    ["name:bad/tag", { repository: "name:bad/tag", tag: undefined, digest: undefined }],
  ];
  for (const [text, expected] of rows) assert.deepEqual(parseImageReference(text), expected, text);
});

test("a person speaks of the tag, else of the start of the digest", () => {
  assert.equal(imageVersion("ghcr.io/org/ioc:2.11ec4"), "2.11ec4");
  assert.equal(imageVersion(`ghcr.io/org/ioc@sha256:${"0123456789abcdef".repeat(4)}`), "0123456789ab");
  assert.equal(imageVersion("ghcr.io/org/ioc"), undefined);
});
