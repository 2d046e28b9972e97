import assert from "node:assert/strict";
import { test } from "node:test";
import type { Failure } from "../../../src/core/failure.ts";
import { removeDevContainer } from "../../../src/devContainers/removeDevContainer.ts";
import type { ProcessResult } from "../../../src/processes/run.ts";
import { scriptedRun, ScriptedPerson } from "./fakes.ts";

async function remove(
  inspection: Partial<ProcessResult>,
  person: ScriptedPerson,
): Promise<{ failure: Failure | undefined; removed: boolean }> {
  const run = scriptedRun({ "podman container inspect": inspection, "podman rm": {} });
  const outcome = await removeDevContainer({
    container: "bl47p-mo-01-dev",
    engine: { program: "podman", environment: {} },
    run,
    dialogue: person,
    logCommand: () => undefined,
    signal: new AbortController().signal,
  });
  return {
    failure: outcome.ok ? undefined : outcome.failure,
    removed: run.lines.some((line) => line.startsWith("podman rm")),
  };
}

function inspected(labels: Readonly<Record<string, string>> | null): Partial<ProcessResult> {
  return {
    stdout: JSON.stringify([
      { Id: "c", Name: "bl47p-mo-01-dev", Config: { Labels: labels }, State: { Running: true } },
    ]),
  };
}

const OURS = { "epics-ioc.instance": "bl47p-mo-01", "epics-ioc.plan": "0123456789ab" };

test("a dev container is removed after the person has confirmed it by name", async () => {
  const person = new ScriptedPerson("Remove");
  assert.deepEqual(await remove(inspected(OURS), person), { failure: undefined, removed: true });
  assert.deepEqual(person.asked, ["Remove the dev container bl47p-mo-01-dev of bl47p-mo-01?"]);
});

test("without a confirmation nothing is removed", async () => {
  const { failure, removed } = await remove(inspected(OURS), new ScriptedPerson(undefined));
  assert.equal(failure?.kind, "cancelled");
  assert.equal(removed, false);
});

test("a container we did not make is refused without asking, even when it is marked as an IOC", async () => {
  for (const labels of [null, {}, { ioc: "true", "epics-ioc.instance": "bl47p-mo-01" }]) {
    const { failure, removed } = await remove(inspected(labels), new ScriptedPerson());
    assert.equal(failure?.kind, "conflict");
    assert.equal(removed, false);
  }
});

test("one that is gone already, and an engine that answers nonsense, are said so", async () => {
  const gone = await remove({ exitCode: 125, stderr: "Error: no such container" }, new ScriptedPerson());
  assert.equal(gone.failure?.kind, "notFound");
  const nonsense = await remove({ stdout: "<html>" }, new ScriptedPerson());
  assert.equal(nonsense.failure?.kind, "unexpectedOutput");
});
