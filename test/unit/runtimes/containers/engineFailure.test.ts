import assert from "node:assert/strict";
import { test } from "node:test";
import { answerFailure, engineFailure } from "../../../../src/runtimes/containers/engineFailure.ts";
import { progressLine, pullFailure } from "../../../../src/runtimes/containers/pullProgress.ts";

/** As the client library throws. */
function refusal(statusCode: number, message: string): Error {
  const text = `(HTTP code ${statusCode}) unexpected - ${message} `;
  return Object.assign(new Error(text), { statusCode, json: { message } });
}

for (const [error, kind, why] of [
  [refusal(404, 'no container with name "x"'), "notFound", 'no container with name "x"'],
  [refusal(409, "is paused"), "conflict", "is paused"],
  [refusal(500, "container state improper"), "conflict", "container state improper"],
  [refusal(500, "line one\nline two"), "unexpectedOutput", "line one; line two"],
  [refusal(403, "no"), "notAuthorised", "no"],
  [Object.assign(new Error("connect EACCES /run/x"), { code: "EACCES" }), "notAuthorised", "connect EACCES /run/x"],
  [Object.assign(new Error("connect ENOENT /run/x"), { code: "ENOENT" }), "unreachable", "connect ENOENT /run/x"],
  [Object.assign(new Error("socket hang up"), { code: "ECONNRESET" }), "unreachable", "socket hang up"],
  [new DOMException("The operation was aborted", "AbortError"), "cancelled", "The operation was aborted"],
  ["text", "unexpectedOutput", "text"],
] as const) {
  test(`“${why}” is ${kind}`, () => {
    assert.deepEqual(engineFailure("do it", error).failure, { kind, doing: "do it", why });
  });
}

test("a refusal of our own requests is told in the engine's words, JSON or not", () => {
  const json = answerFailure("attach", { statusCode: 404, text: '{"message":"no such container"}' });
  assert.deepEqual(json.failure, { kind: "notFound", doing: "attach", why: "no such container" });
  const plain = answerFailure("attach", { statusCode: 200, text: "Error: no such program\n" });
  assert.deepEqual(plain.failure, { kind: "unexpectedOutput", doing: "attach", why: "Error: no such program" });
});

for (const [event, line] of [
  [{ status: "Pulling from org/ioc", id: "2026.11.1" }, "2026.11.1: Pulling from org/ioc"],
  [{ status: "Download complete", id: "a3ed95caeb02", progressDetail: {} }, "a3ed95caeb02: Download complete"],
  [
    { status: "Downloading", id: "a3ed95caeb02", progress: "[====>      ]  12MB/40MB" },
    "a3ed95caeb02: Downloading 12MB/40MB",
  ],
  [{ stream: "Trying to pull …\n" }, "Trying to pull …"],
  [{ progressDetail: {} }, undefined],
] as const) {
  test(`a pull's event shows as ${line ?? "nothing"}`, () => assert.equal(progressLine(event), line));
}

for (const [error, kind] of [
  ["reading manifest 1 in ghcr.io/org/ioc: manifest unknown", "notFound"],
  ["pinging container registry 127.0.0.1:1: connect: connection refused", "unreachable"],
  ["dial tcp: lookup ghcr.example: no such host", "unreachable"],
  ["reading manifest 1 in ghcr.io/org/ioc: unauthorized: authentication required", "notAuthorised"],
  ["denied: requested access to the resource is denied", "notAuthorised"],
  ["no space left on device", "unexpectedOutput"],
] as const) {
  test(`a pull that ends with “${error}” is ${kind}`, () => {
    assert.deepEqual(pullFailure("pull it", { error })?.failure, { kind, doing: "pull it", why: error });
  });
}

test("an ordinary event of a pull is no failure", () =>
  assert.equal(pullFailure("pull it", { status: "Pulling" }), undefined));
