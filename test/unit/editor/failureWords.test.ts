import assert from "node:assert/strict";
import { test } from "node:test";
import type { FailureKind } from "../../../src/core/failure.ts";
import { failureWords } from "../../../src/editor/failureWords.ts";

const KINDS: readonly FailureKind[] = [
  "toolMissing",
  "unreachable",
  "notAuthorised",
  "notFound",
  "conflict",
  "timedOut",
  "unexpectedOutput",
  "exited",
  "untrusted",
];

test("every failure says what could not be done, why, and offers a next step", () => {
  for (const kind of KINDS) {
    const words = failureWords({ kind, doing: "list IOCs in p48-beamline on argus", why: "it said so." });
    assert.match(words?.sentence ?? "", /^Could not list IOCs in p48-beamline on argus: it said so\.( |$)/, kind);
    assert.ok((words?.nextSteps.length ?? 0) > 0, kind);
  }
});

test("a cancellation is not reported to the person who cancelled", () => {
  assert.equal(failureWords({ kind: "cancelled", doing: "pull", why: "cancelled" }), undefined);
});
