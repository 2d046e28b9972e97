import assert from "node:assert/strict";
import { test } from "node:test";
import { run, runToSuccess } from "../../../src/processes/run.ts";

const signal = new AbortController().signal;

test("arguments reach the program as they are, without a shell in between", async () => {
  const outcome = await run({ program: "printf", args: ["%s|", "$HOME; ls", "a b"] }, { doing: "print", signal });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value, { exitCode: 0, stdout: "$HOME; ls|a b|", stderr: "" });
});

test("a program that is not installed is a failure that names it", async () => {
  const outcome = await run({ program: "no-such-program", args: [] }, { doing: "look", signal });
  assert.deepEqual(outcome, {
    ok: false,
    failure: { kind: "toolMissing", doing: "look", why: "no-such-program is not installed" },
  });
});

test("an aborted program is cancelled and gone", async () => {
  const abort = new AbortController();
  const outcome = run({ program: "sleep", args: ["600"] }, { doing: "wait", signal: abort.signal });
  abort.abort();
  const ended = await outcome;
  assert.equal(ended.ok ? "ran" : ended.failure.kind, "cancelled");
});

test("a non-zero exit carries the last line of the error output", async () => {
  const outcome = await runToSuccess(run, { program: "ls", args: ["/no/such/folder"] }, { doing: "list", signal });
  assert.equal(outcome.ok ? "ok" : outcome.failure.kind, "exited");
  assert.match(outcome.ok ? "" : outcome.failure.why, /^ls exited with 2: .*No such file/);
});
