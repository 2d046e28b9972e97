import assert from "node:assert/strict";
import { test } from "node:test";
import { ImageDefinitionsAnswers } from "../../../language-server/imageDefinitions.ts";
import type { DefinitionsResult } from "../../../language-server/protocol.ts";

const FOUND: DefinitionsResult = {
  ok: true,
  folder: "/cache/sha256-1",
  digest: "sha256:1",
  origin: "ioc-m-runtime:1.0",
};
const KNOWN = { kind: "folder", folder: "/cache/sha256-1", origin: "ioc-m-runtime:1.0" };

test("the first question is answered with “on its way”, and the document is told when there is more", async () => {
  const told: string[] = [];
  const answers = new ImageDefinitionsAnswers(
    () => Promise.resolve(FOUND),
    (uri) => told.push(uri),
  );
  assert.deepEqual(answers.of("ioc"), { kind: "pending" });
  await Promise.resolve();
  await Promise.resolve();
  await Promise.resolve();
  assert.deepEqual(told, ["ioc"]);
  assert.deepEqual(answers.of("ioc"), KNOWN);
});

test("a client that cannot answer is not asked", () => {
  const answers = new ImageDefinitionsAnswers(undefined, () => assert.fail("there is nothing to tell"));
  assert.deepEqual(answers.of("ioc"), { kind: "none", why: undefined });
});

test("an answer with a reason keeps the reason, a failed one gets a sentence", async () => {
  const refusing = new ImageDefinitionsAnswers(
    () => Promise.resolve({ ok: false, why: "The image is not here." }),
    () => undefined,
  );
  const failing = new ImageDefinitionsAnswers(
    () => Promise.reject(new Error("lost")),
    () => undefined,
  );
  refusing.of("ioc");
  failing.of("ioc");
  await new Promise(setImmediate);
  assert.deepEqual(refusing.of("ioc"), { kind: "none", why: "The image is not here." });
  assert.match(JSON.stringify(failing.of("ioc")), /The editor could not say/);
});

test("after a change the client is asked again, what was known serves meanwhile, and only the latest answer counts", async () => {
  const resolves: ((result: DefinitionsResult) => void)[] = [];
  const told: string[] = [];
  const answers = new ImageDefinitionsAnswers(
    () => new Promise((resolve) => resolves.push(resolve)),
    (uri) => told.push(uri),
  );
  answers.of("ioc");
  resolves[0]!(FOUND);
  await new Promise(setImmediate);
  answers.askAgain();
  answers.askAgain();
  assert.deepEqual(answers.of("ioc"), KNOWN);
  resolves[2]!({ ok: false, why: "latest" });
  resolves[1]!({ ok: false, why: "overtaken" });
  await new Promise(setImmediate);
  assert.deepEqual(answers.of("ioc"), { kind: "none", why: "latest" });
  assert.deepEqual(told, ["ioc", "ioc"]);
});

test("an answer for a document that was closed meanwhile is dropped", async () => {
  const answers = new ImageDefinitionsAnswers(
    () => Promise.resolve(FOUND),
    () => assert.fail("nobody is there to be told"),
  );
  answers.of("ioc");
  answers.forget("ioc");
  await new Promise(setImmediate);
});
