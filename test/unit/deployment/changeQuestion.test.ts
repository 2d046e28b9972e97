import assert from "node:assert/strict";
import { test } from "node:test";
import { changeQuestion } from "../../../src/deployment/changeQuestion.ts";
import { fakeIoc } from "../../support/fakeRuntime.ts";

const place = { kind: "cluster", beamline: "p47-beamline", cluster: "argus" } as const;
const engine = { kind: "engine", engine: "podman" } as const;

test("stopping names the IOC, its namespace, its cluster and the command", () => {
  const question = changeQuestion("stop", [{ ioc: fakeIoc("bl47p-va-ioc-01"), place }], ["kubectl scale …"]);
  assert.deepEqual(question, {
    message: "Stop bl47p-va-ioc-01 in namespace p47-beamline on cluster argus?",
    detail: "Scales it to 0: its PVs disappear until it is started again.\n\nkubectl scale …",
    button: "Stop",
  });
});

test("restarting several lists each with its place", () => {
  const targets = [
    { ioc: fakeIoc("bl47p-va-ioc-01"), place },
    { ioc: fakeIoc("bl47p-va-ioc-02"), place: engine },
  ];
  const question = changeQuestion("restart", targets, ["a", "b"]);
  assert.equal(question.message, "Restart 2 IOCs?");
  assert.match(
    question.detail,
    /bl47p-va-ioc-01 in namespace p47-beamline on cluster argus\nbl47p-va-ioc-02 under podman on this machine/,
  );
  assert.match(question.detail, /Deletes its pod.*\n\nRestarts its container.*\n\na\nb/);
});
