import assert from "node:assert/strict";
import { test } from "node:test";
import { failed, succeeded, type Failure, type Outcome } from "../../../src/core/failure.ts";
import { trustedCommand } from "../../../src/devContainers/trustedCommand.ts";

async function call(trusted: boolean, outcome: Outcome<unknown>): Promise<{ acts: unknown[]; reported: Failure[] }> {
  const acts: unknown[] = [];
  const reported: Failure[] = [];
  const context = { isTrusted: () => trusted, report: (failure: Failure) => reported.push(failure) };
  const command = trustedCommand(context, "open a dev container", (argument) => {
    acts.push(argument);
    return Promise.resolve(outcome);
  });
  await command("argument");
  return { acts, reported };
}

test("in a folder that is not trusted nothing runs, and one sentence says so", async () => {
  const { acts, reported } = await call(false, succeeded(undefined));
  assert.deepEqual(acts, []);
  assert.deepEqual(reported, [
    { kind: "untrusted", doing: "open a dev container", why: "it starts programs with files of this folder" },
  ]);
});

test("in a trusted folder the command runs, and only its failure is reported", async () => {
  assert.deepEqual(await call(true, succeeded("done")), { acts: ["argument"], reported: [] });
  const { reported } = await call(true, failed("notFound", "find it", "gone"));
  assert.deepEqual(reported, [{ kind: "notFound", doing: "find it", why: "gone" }]);
});
