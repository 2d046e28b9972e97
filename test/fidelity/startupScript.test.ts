// Every observation of what iocsh printed for a small script, for each release it was observed with, is what we predict.
import assert from "node:assert/strict";
import test from "node:test";
import type { BaseVersion } from "../../language-server/ioc/scriptEvaluation/baseVersion.ts";
import of10 from "./fixtures/iocsh-7.0.10.json" with { type: "json" };
import of8 from "./fixtures/iocsh-7.0.8.json" with { type: "json" };
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
const PREDICTED =
  /^\s*(echo\b|epicsEnvSet\b|dbpr\b|epicsThreadSleep\b|#|fooBar\b|set\b|exit\b|dbTemplateMaxVars\b|on\b|cd\b|dbLoad|$)/;

/** What is not predicted, with the reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  scoped: "what a skipped line would have set is unknown to us, not undefined: one mistake is to be one problem",
  redirect_open_fail: "whether a file can be written is known only where the IOC runs",
  on_wait: "a correct delay is refused by a bug of EPICS base; it waits all the same",
  var_unknown:
    "drivers add variables through their .dbd, so a name that base does not have is no mistake we could tell",
  var_unknown2: "as var_unknown",
  substitution_bad: "what stands in a substitutions file is told in that file",
  substitution_toomany: "as substitution_bad",
};

/** As softIoc starts: its own definitions are loaded. 7.0.7 has the rules and texts of 7.0.8. */
const RECORDINGS: readonly (readonly [BaseVersion, typeof of10])[] = [
  ["7.0.10", of10],
  ["7.0.8", of8],
  ["7.0.7", of8],
];

for (const [base, { scripts, files }] of RECORDINGS)
  for (const [name, { text, stdout, stderr }] of Object.entries(scripts)) {
    if (EXCEPTIONS[name] !== undefined) continue;
    test(`iocsh ${base} reads ${JSON.stringify(text)} as we do (${name})`, async () => {
      const expected = await predict(text, files, { HOMEX: "hx" }, base);
      const exactly = text.split("\n").every((line) => PREDICTED.test(line));
      agree(expected, { stdout, stderr: withoutProgress(stderr) }, exactly);
    });
  }

/** What `iocInit` tells of its own progress is no complaint. */
function withoutProgress(stderr: string): string {
  return stderr.replace(/^(Starting iocInit|iocRun: All initialization complete)\n/gm, "");
}

test("a macro that a skipped line would have set is no second problem", async () => {
  const { text, stderr } = of10.scripts.scoped;
  const expected = await predict(text, {}, {});
  assert.deepEqual(expected.stderr, ["macLib: macro A is undefined", "macLib: macro B is undefined"]);
  agree({ stdout: [], stderr: expected.stderr }, { stdout: "", stderr }, true);
});

test("the exceptions are few, and each is an observation", () => {
  for (const name of Object.keys(EXCEPTIONS)) assert.ok(Object.hasOwn(of10.scripts, name), name);
  assert.ok(Object.keys(EXCEPTIONS).length <= 7);
});
