import assert from "node:assert/strict";
import { test } from "node:test";
import type { Failure } from "../../../src/core/failure.ts";
import { startIoc } from "../../../src/devContainers/startIoc.ts";
import type { ProcessResult } from "../../../src/processes/run.ts";
import { scriptedRun, ScriptedPerson, WrittenWindows } from "./fakes.ts";

const LOOK = "podman exec bl47p-mo-01-dev bash -c 'kill -0";
const STOP = "podman exec bl47p-mo-01-dev bash -c 'p=$";

interface Started {
  readonly failure: Failure | undefined;
  readonly shown: readonly string[];
  readonly asked: readonly string[];
  readonly ran: readonly string[];
}

async function start(
  answers: Readonly<Record<string, Partial<ProcessResult>>>,
  person: ScriptedPerson,
  runningIn?: string,
): Promise<Started> {
  const windows = new WrittenWindows();
  const run = scriptedRun(answers);
  const outcome = await startIoc({
    instance: "bl47p-mo-01",
    container: "bl47p-mo-01-dev",
    command: ["bash", "-c", "/epics/ioc/start.sh"],
    user: "root",
    runningIn,
    engine: { program: "podman", environment: {} },
    run,
    dialogue: person,
    windows,
    logCommand: () => undefined,
  });
  return {
    failure: outcome.ok ? undefined : outcome.failure,
    shown: windows.shown,
    asked: person.asked,
    ran: run.lines,
  };
}

test("production's command runs in a terminal, without KUBERNETES_PORT", async () => {
  const started = await start({ [LOOK]: { exitCode: 1 } }, new ScriptedPerson());
  assert.equal(started.failure, undefined);
  assert.match(
    started.shown[0] ?? "",
    /^terminal bl47p-mo-01 · IOC: podman exec --interactive --tty --user=root bl47p-mo-01-dev env -u KUBERNETES_PORT bash -c .* bash bash -c \/epics\/ioc\/start\.sh$/,
  );
});

test("a second one beside the beamline's is started only after asking, by name and place", async () => {
  const refused = await start({}, new ScriptedPerson(undefined), "p47-beamline on argus");
  assert.deepEqual(refused.asked, [
    "bl47p-mo-01 is running in p47-beamline on argus. Start a second one in bl47p-mo-01-dev?",
  ]);
  assert.equal(refused.failure?.kind, "cancelled");
  assert.deepEqual(refused.ran, []);
  const agreed = await start(
    { [LOOK]: { exitCode: 1 } },
    new ScriptedPerson("Start a Second One Here"),
    "p47-beamline on argus",
  );
  assert.equal(agreed.shown.length, 1);
});

test("one that runs in the container already is stopped first, after asking", async () => {
  const again = await start({ [LOOK]: {}, [STOP]: {} }, new ScriptedPerson("Stop It and Start Again"));
  assert.equal(again.ran.length, 2);
  assert.equal(again.shown.length, 1);
  const kept = await start({ [LOOK]: {} }, new ScriptedPerson(undefined));
  assert.equal(kept.failure?.kind, "cancelled");
  assert.deepEqual(kept.shown, []);
});
