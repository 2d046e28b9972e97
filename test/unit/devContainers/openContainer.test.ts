import assert from "node:assert/strict";
import { test } from "node:test";
import type { Failure } from "../../../src/core/failure.ts";
import type { ProcessResult } from "../../../src/processes/run.ts";
import { planContainer, planDigest, type ContainerPlan } from "../../../src/devContainers/containerPlan.ts";
import { chooseWay, openContainer, type Opening, type Way } from "../../../src/devContainers/openContainer.ts";
import { instance, scriptedRun, ScriptedPerson, WrittenWindows } from "./fakes.ts";

const NONE = { exitCode: 125, stderr: "Error: no such container bl47p-mo-01-dev" };
const devcontainer = { program: "devcontainer", args: [] };

function plan(): ContainerPlan {
  const outcome = planContainer({
    instance: "bl47p-mo-01",
    image: "ghcr.io/x/ioc-pmac-developer:1",
    settings: instance("bl47p-mo-01"),
    repository: "/home/me/p47-services",
    config: undefined,
    notes: "/store/notes",
    user: "root",
  });
  assert.ok(outcome.ok);
  return outcome.value;
}

function inspected(labels: Readonly<Record<string, string>>, running = true): Partial<ProcessResult> {
  const containers = [
    { Id: "c0ffee", Name: "/bl47p-mo-01-dev", Config: { Labels: labels }, State: { Running: running } },
  ];
  return { stdout: JSON.stringify(containers) };
}

interface Opened {
  readonly failure: Failure | undefined;
  /** The command lines, without their arguments. */
  readonly ran: readonly string[];
  readonly shown: readonly string[];
  readonly asked: readonly string[];
  /** Configuration and notes. */
  readonly written: boolean;
}

async function open(
  way: Way,
  answers: Readonly<Record<string, Partial<ProcessResult>>>,
  person = new ScriptedPerson(),
): Promise<Opened> {
  const run = scriptedRun(answers);
  const windows = new WrittenWindows();
  let written = false;
  const opening: Opening = {
    writeFiles: () => {
      written = true;
      return Promise.resolve();
    },
    plan: plan(),
    way,
    configFile: "/store/devcontainer.json",
    engine: { program: "podman", environment: {} },
    devcontainer,
    run,
    dialogue: person,
    windows,
    logCommand: () => undefined,
  };
  const outcome = await openContainer(opening);
  const ran = run.lines.map((line) => line.split(" ").slice(0, 2).join(" "));
  return { failure: outcome.ok ? undefined : outcome.failure, ran, shown: windows.shown, asked: person.asked, written };
}

test("the best way is Microsoft's extension, then the devcontainer program, then the engine alone", async () => {
  const signal = new AbortController().signal;
  assert.equal(await chooseWay(true, devcontainer, scriptedRun({}), signal), "extension");
  assert.equal(
    await chooseWay(false, devcontainer, scriptedRun({ "devcontainer --version": { stdout: "0.89.0" } }), signal),
    "cli",
  );
  assert.equal(await chooseWay(false, devcontainer, scriptedRun({}), signal), "engine");
  assert.equal(
    await chooseWay(false, devcontainer, scriptedRun({ "devcontainer --version": { exitCode: 1 } }), signal),
    "engine",
  );
});

test("with the engine alone a container is run and a shell opens in it", async () => {
  const opened = await open("engine", { "podman container inspect": NONE, "podman run": {} });
  assert.deepEqual(opened, {
    failure: undefined,
    ran: ["podman container", "podman run"],
    shown: ["shell bl47p-mo-01-dev"],
    asked: [],
    written: true,
  });
});

test("with the devcontainer program a terminal opens by it", async () => {
  const success = { stdout: '{"outcome":"success","containerId":"c0ffee"}' };
  const opened = await open("cli", { "podman container inspect": NONE, "devcontainer up": success });
  assert.deepEqual(opened.ran, ["podman container", "devcontainer up"]);
  assert.match(opened.shown[0] ?? "", /^terminal bl47p-mo-01 · dev container: devcontainer exec .* bash$/);
});

test("with Microsoft's extension a window opens, which makes the container itself", async () => {
  const opened = await open("extension", { "podman container inspect": NONE });
  assert.deepEqual(opened.ran, ["podman container"]);
  assert.match(opened.shown[0] ?? "", /^window vscode-remote:\/\/dev-container\+/);
});

test("a container of the same plan is taken as it is, started if need be", async () => {
  const labels = { "epics-ioc.instance": "bl47p-mo-01", "epics-ioc.plan": planDigest(plan(), "engine") };
  const running = await open("engine", { "podman container inspect": inspected(labels) });
  assert.deepEqual(running.ran, ["podman container"]);
  const stopped = await open("engine", { "podman container inspect": inspected(labels, false), "podman start": {} });
  assert.deepEqual(stopped.ran, ["podman container", "podman start"]);
});

test("a container of another plan is replaced only when the person says so", async () => {
  const answers = {
    "podman container inspect": inspected({ "epics-ioc.plan": "0123456789ab" }),
    "podman rm": {},
    "podman run": {},
  };
  const replaced = await open("engine", answers, new ScriptedPerson("Replace It"));
  assert.deepEqual(replaced.ran, ["podman container", "podman rm", "podman run"]);
  assert.deepEqual(replaced.asked, ["Replace the dev container bl47p-mo-01-dev?"]);
  const kept = await open("engine", answers, new ScriptedPerson(undefined));
  assert.equal(kept.failure?.kind, "cancelled");
  assert.equal(kept.written, false);
  assert.deepEqual(kept.ran, ["podman container"]);
});

test("a stranger's container of that name is never touched", async () => {
  const opened = await open("engine", { "podman container inspect": inspected({}) });
  assert.equal(opened.failure?.kind, "conflict");
  assert.deepEqual(opened.ran, ["podman container"]);
  assert.deepEqual(opened.shown, []);
});

test("an engine that is not there, or that fails, is a failure and opens nothing", async () => {
  const missing = await open("engine", {});
  assert.equal(missing.failure?.kind, "toolMissing");
  const stopped = await open("engine", {
    "podman container inspect": { exitCode: 125, stderr: "Cannot connect to Podman" },
  });
  assert.equal(stopped.failure?.kind, "unreachable");
  const refused = await open("engine", {
    "podman container inspect": NONE,
    "podman run": { exitCode: 126, stderr: "statfs /x: no such file" },
  });
  assert.equal(refused.failure?.why, "podman exited with 126: statfs /x: no such file");
  assert.deepEqual([...missing.shown, ...stopped.shown, ...refused.shown], []);
});
