import assert from "node:assert/strict";
import test from "node:test";
import recording from "./fixtures/iocsh-7.0.10.json" with { type: "json" };
import { predict, type Transcript } from "./startupScriptTranscript.ts";

interface Printed {
  readonly stdout: string;
  readonly stderr: string;
}

function agree(expected: Transcript, printed: Printed, exactly: boolean): void {
  if (exactly) assert.equal(printed.stdout, expected.stdout.map((line) => `${line}\n`).join(""));
  let rest = printed.stdout;
  for (const line of expected.stdout) {
    const at = rest.indexOf(`${line}\n`);
    assert.ok(at >= 0, `iocsh did not print ${JSON.stringify(line)} but ${JSON.stringify(printed.stdout)}`);
    rest = rest.slice(at + line.length + 1);
  }
  for (const message of expected.stderr) assert.ok(printed.stderr.includes(message), `${message} in ${printed.stderr}`);
  if (expected.stderr.length === 0) assert.equal(printed.stderr, "");
}

/** Commands that print nothing themselves, or what we predict; behind others iocsh prints more than we know. */
const PREDICTED = /^\s*(echo\b|epicsEnvSet\b|dbpr\b|epicsThreadSleep\b|#|fooBar\b|set\b|exit\b|dbTemplateMaxVars\b|$)/;

/** What a skipped line would have set is unknown to us, not undefined: one mistake is to be one problem. */
const FOLLOWS_FROM_AN_EARLIER_ERROR = ["scoped"];

for (const [name, { text, stdout, stderr }] of Object.entries(recording.scripts)) {
  if (FOLLOWS_FROM_AN_EARLIER_ERROR.includes(name)) continue;
  test(`iocsh 7.0.10 reads ${JSON.stringify(text)} as we do (${name})`, async () => {
    const expected = await predict(text, recording.files, { HOMEX: "hx" });
    const exactly = text.split("\n").every((line) => PREDICTED.test(line));
    agree(expected, { stdout, stderr }, exactly);
  });
}

test("a macro that a skipped line would have set is no second problem", async () => {
  const { text, stderr } = recording.scripts.scoped;
  const expected = await predict(text, {}, {});
  assert.deepEqual(expected.stderr, ["macLib: macro A is undefined", "macLib: macro B is undefined"]);
  agree({ stdout: [], stderr: expected.stderr }, { stdout: "", stderr }, true);
});
