import assert from "node:assert/strict";
import { test } from "node:test";
import { displayCommandLine } from "../../../src/core/commandLine.ts";
import { planContainer, planDigest, type ContainerPlan } from "../../../src/devContainers/containerPlan.ts";
import { devcontainerJson } from "../../../src/devContainers/devcontainerJson.ts";
import { execCommand, upCommand, upProgress, upResult } from "../../../src/devContainers/devcontainerCli.ts";
import { runCommand } from "../../../src/devContainers/engineCommands.ts";
import { remoteUri } from "../../../src/devContainers/remoteUri.ts";
import { instance } from "./fakes.ts";

const INPUTS = {
  instance: "bl47p-mo-01",
  image: `ghcr.io/x/ioc-pmac-developer@sha256:${"d".repeat(64)}`,
  settings: instance("bl47p-mo-01"),
  repository: "/home/me/p47-services",
  config: "/home/me/p47-services/services/bl47p-mo-01/config",
  notes: "/store/bl47p-mo-01/notes",
  user: "root",
};

function plan(changes: Partial<typeof INPUTS> = {}): ContainerPlan {
  const outcome = planContainer({ ...INPUTS, ...changes });
  assert.ok(outcome.ok);
  return outcome.value;
}

const podman = { program: "podman", environment: {} };

test("the configuration mounts the config where production does, writable, and the whole repository", () => {
  const json: unknown = JSON.parse(devcontainerJson(plan(), "cli"));
  assert.deepEqual(json, {
    name: "bl47p-mo-01 (EPICS IOC)",
    image: INPUTS.image,
    workspaceMount: "type=bind,source=/home/me/p47-services,target=/workspaces/p47-services",
    workspaceFolder: "/workspaces/p47-services",
    mounts: [
      "type=bind,source=/home/me/p47-services/services/bl47p-mo-01/config,target=/epics/ioc/config",
      "type=bind,source=/store/bl47p-mo-01/notes,target=/epics-ioc,readonly",
    ],
    containerEnv: {
      IOC_NAME: "bl47p-mo-01",
      TERM: "xterm-256color",
      IOC_PREFIX: "bl47p-mo-01",
      IOCSH_PS1: "bl47p-mo-01 > ",
      PROMPT_COMMAND: '[ "$EPICS_IOC_GREETED" ] || { cat /epics-ioc/banner.txt; EPICS_IOC_GREETED=1; }',
    },
    remoteUser: "root",
    updateRemoteUserUID: false,
    overrideCommand: true,
    runArgs: [
      "--security-opt=label=disable",
      "--name=bl47p-mo-01-dev",
      "--label=epics-ioc.instance=bl47p-mo-01",
      `--label=epics-ioc.plan=${planDigest(plan(), "cli")}`,
    ],
    customizations: { vscode: { settings: { "git.repositoryScanMaxDepth": 0 } } },
  });
});

test("the engine alone makes the same container from the same plan", () => {
  const { args } = runCommand(podman, plan(), "engine");
  const json = JSON.parse(devcontainerJson(plan(), "engine")) as {
    runArgs: string[];
    mounts: string[];
    workspaceMount: string;
  };
  for (const part of [
    ...json.runArgs,
    ...json.mounts,
    json.workspaceMount,
    "--env",
    "IOC_PREFIX=bl47p-mo-01",
    INPUTS.image,
  ]) {
    assert.ok(args.includes(part), part);
  }
  assert.ok(args.includes("--pull=never"));
});

test("only the config of a running IOC at hand: it is the folder to work in", () => {
  const outcome = planContainer({ ...INPUTS, repository: undefined, config: "/store/copy" });
  assert.ok(outcome.ok);
  assert.deepEqual(outcome.value.workspace, { source: "/store/copy", target: "/epics/ioc/config", readOnly: false });
  assert.deepEqual(
    outcome.value.mounts.map(({ target }) => target),
    ["/epics-ioc"],
  );
});

test("an instance without config still gets its repository", () => {
  const outcome = planContainer({ ...INPUTS, config: undefined });
  assert.ok(outcome.ok);
  assert.equal(outcome.value.workspace.target, "/workspaces/p47-services");
  assert.deepEqual(
    outcome.value.mounts.map(({ target }) => target),
    ["/epics-ioc"],
  );
});

test("KUBERNETES_PORT and HOME never reach the container, nor a variable the tools would replace", () => {
  const environment = {
    KUBERNETES_PORT: "tcp://10.96.0.1:443",
    HOME: "/tmp",
    "A B": "x",
    SECRET: "${localEnv:TOKEN}",
    LINES2: "a\nb",
    EPICS_CA_SERVER_PORT: "5094",
  };
  const made = plan({ settings: instance("bl47p-mo-01", { environment }) });
  assert.deepEqual(Object.keys(made.environment).sort(), [
    "EPICS_CA_SERVER_PORT",
    "IOC_NAME",
    "PROMPT_COMMAND",
    "TERM",
  ]);
});

test("a path the engines would misread is refused by name", () => {
  const outcome = planContainer({ ...INPUTS, repository: "/home/me/a,readonly=false" });
  assert.equal(!outcome.ok && outcome.failure.why, "the path /home/me/a,readonly=false has a comma, quote or ${ in it");
  assert.equal(planContainer({ ...INPUTS, config: "/home/${localEnv:X}" }).ok, false);
});

test("another image, environment or way is another plan", () => {
  const digest = planDigest(plan(), "cli");
  assert.equal(planDigest(plan(), "cli"), digest);
  assert.notEqual(planDigest(plan(), "engine"), digest);
  assert.notEqual(planDigest(plan({ image: "ghcr.io/x/other:1" }), "cli"), digest);
});

test("the devcontainer program is told the engine, the folder, the configuration and which container", () => {
  const program = { program: "devcontainer", args: [] };
  const engine = { program: "podman", environment: { CONTAINERS_CONF: "/c" } };
  const rest =
    "--docker-path podman --workspace-folder /home/me/p47-services --override-config /store/devcontainer.json --id-label epics-ioc.instance=bl47p-mo-01";
  assert.equal(
    displayCommandLine(upCommand(program, engine, plan(), "/store/devcontainer.json")),
    `CONTAINERS_CONF=/c devcontainer up ${rest}`,
  );
  assert.equal(
    displayCommandLine(execCommand(program, engine, plan(), "/store/devcontainer.json")),
    `CONTAINERS_CONF=/c devcontainer exec ${rest} bash`,
  );
});

test("the result of devcontainer up is its last line, success or not", () => {
  const result = (stdout: string, stderr = ""): ReturnType<typeof upResult> =>
    upResult({ exitCode: 1, stdout, stderr }, "open");
  assert.deepEqual(result('noise\n{"outcome":"success","containerId":"abc"}\n'), { ok: true, value: "abc" });
  const failure = result(
    '{"outcome":"error","message":"Command failed: podman run\\nmore","description":"An error occurred"}',
  );
  assert.equal(!failure.ok && failure.failure.why, "Command failed: podman run");
  const crash = result("", "Error: spawn docker ENOENT\n");
  assert.equal(!crash.ok && crash.failure.why, "Error: spawn docker ENOENT");
});

test("the progress of devcontainer up is its words, without times and without the result", () => {
  const times = "[2026-11-02T08:12:44.123Z] Start: Run: podman inspect\n[2026-11-02T08:12:45.123Z] Container started\n";
  assert.equal(upProgress(times), "Container started");
  assert.equal(upProgress('{"outcome":"success","containerId":"abc"}\n'), undefined);
  assert.equal(upProgress("\n"), undefined);
});

test("Microsoft's extension is given folder and configuration in the address", () => {
  const uri = remoteUri(plan(), "/store/devcontainer.json");
  const [, hex = "", path] = /^vscode-remote:\/\/dev-container\+([0-9a-f]+)(\/.*)$/.exec(uri) ?? [];
  assert.equal(path, "/workspaces/p47-services");
  assert.deepEqual(JSON.parse(Buffer.from(hex, "hex").toString()), {
    hostPath: "/home/me/p47-services",
    configFile: { scheme: "file", path: "/store/devcontainer.json" },
  });
});
