// From an instance of the sample beamline to an IOC that runs in a container like production's: real podman, registry,
// images and `devcontainer` program.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { ourContainers } from "../../../src/devContainers/existingContainer.ts";
import { openDevContainer } from "../../../src/devContainers/openDevContainer.ts";
import { removeDevContainer } from "../../../src/devContainers/removeDevContainer.ts";
import { run } from "../../../src/processes/run.ts";
import type { Instance } from "../../../src/servicesRepository/instance.ts";
import { parts, without } from "../../support/parts.ts";
import { ARGUS, ioc, ScriptedPerson, WrittenWindows } from "../../unit/devContainers/fakes.ts";
import { recordsOf } from "./records.ts";
import { podman, publish, registryName } from "./testRegistry.ts";
import { TypedTerminal } from "./typedTerminal.ts";
import { startedIoc, targetOf, workshop, type Workshop } from "./workshop.ts";

const skip = without("engine", "images", "registry");
const signal = new AbortController().signal;

let shop: Workshop;
/** Digest of the runtime image in the registry. */
let runtimeDigest = "";

before(async () => {
  if (skip !== false) return;
  shop = await workshop();
  runtimeDigest = await publish(parts.images!.runtime, "demo-runtime:1");
  await publish(parts.images!.developer, "demo-developer:1");
  await publish(parts.images!.runtime, "lonely-runtime:1");
});

after(async () => {
  if (skip === false) await shop.close();
});

/** Records of the same instance in production's image, with the config read-only as a ConfigMap is. */
async function recordsInProduction(found: Instance): Promise<readonly string[]> {
  const environment = Object.entries(found.environment).flatMap(([name, text]) => ["--env", `${name}=${text}`]);
  const mount = `type=bind,source=${found.configFolder!},target=/epics/ioc/config,readonly`;
  const args = [
    "run",
    "--rm",
    "--interactive",
    "--tty",
    `--name=${found.name}-production`,
    "--mount",
    mount,
    ...environment,
  ];
  const line = { program: parts.engine!.podman, args: [...args, parts.images!.runtime, ...found.command] };
  const terminal = new TypedTerminal({ ...line, environment: parts.engine!.environment });
  const records = await recordsOf(terminal, found.name);
  await podman("rm", "--force", "--time", "0", `${found.name}-production`);
  await terminal.close();
  return records;
}

/** What every way has to give: the mounts, the environment, the labels, and an IOC with production's records. */
async function holdsToProduction(found: Instance): Promise<void> {
  const container = `${found.name}-dev`;
  const repository = `/workspaces/${found.name}-services`;
  const inside = (script: string): Promise<string> => podman("exec", container, "bash", "-c", script);
  await inside(`echo "# edited inside" >> /epics/ioc/config/ioc.yaml && test -f ${repository}/services/values.yaml`);
  assert.match(await readFile(found.iocYaml!, "utf8"), /# edited inside/);
  assert.equal(
    await inside("echo $IOC_NAME,$IOC_DOMAIN,$IOCSH_PS1,$KUBERNETES_PORT"),
    `${found.name},ik,${found.name} > ,`,
  );
  assert.equal(
    await podman("inspect", container, "--format", '{{index .Config.Labels "epics-ioc.instance"}}'),
    found.name,
  );
  await assert.rejects(inside("touch /epics-ioc/README.md"), /Read-only file system/);

  const terminal = await startedIoc(shop, found);
  const records = await recordsOf(terminal, found.name);
  assert.ok(records.length > 10, records.join());
  assert.deepEqual(records, await recordsInProduction(found));
  // As in production: the IOC is a child of bash, on a terminal.
  assert.match(await podman("top", container, "tty", "args"), /pts\/\d+ +\/bin\/bash \/epics\/ioc\/start\.sh/);
  await terminal.close();
}

test(
  "the engine alone: pulled from the registry, verdict by comparison, IOC with production's records",
  { skip },
  async () => {
    const found = await shop.instance("ik-engine-01", registryName("demo-runtime:1"));
    shop.shown.length = 0;
    const windows = new WrittenWindows();
    const opened = await shop.open(targetOf(found), { windows });
    assert.equal(opened.way, "engine");
    assert.deepEqual(windows.shown, ["shell ik-engine-01-dev"]);
    assert.equal(opened.verdict.kind, "sameRelease", JSON.stringify(opened.verdict));
    assert.equal(opened.verdict.compared.length, 2);
    assert.deepEqual(
      shop.shown.map(({ args }) => args.find((word) => /^[a-z]+$/.test(word))),
      ["pull", "pull", "run"],
    );
    assert.match(await readFile(opened.readme, "utf8"), /pinned in values\.yaml/);
    await holdsToProduction(found);

    const shell = new TypedTerminal({ ...shop.tools().engine, args: ["exec", "-it", opened.container, "bash"] });
    assert.match(await shell.until(/README\.md/), /ik-engine-01 · dev container ──[^]*Same release as production/);
    await shell.close();
  },
);

test("opened again, the container is the same; with another image it is replaced after asking", { skip }, async () => {
  const found = await shop.instance("ik-again-01", registryName("demo-runtime:1"));
  const target = targetOf(found);
  const id = (): Promise<string> => podman("inspect", "ik-again-01-dev", "--format", "{{.Id}}");
  await shop.open(target);
  const first = await id();
  await podman("stop", "--time", "0", "ik-again-01-dev");
  await shop.open(target);
  assert.equal(await id(), first);
  assert.equal(await podman("inspect", "ik-again-01-dev", "--format", "{{.State.Status}}"), "running");

  const mappings = [{ pattern: "demo-runtime$", replacement: "lonely-runtime" }];
  const kept = await openDevContainer(target, shop.tools({ mappings, dialogue: new ScriptedPerson(undefined) }));
  assert.equal(!kept.ok && kept.failure.kind, "cancelled");
  assert.equal(await id(), first);
  await shop.open(target, { mappings, dialogue: new ScriptedPerson("Replace It") });
  assert.notEqual(await id(), first);
});

test("an IOC left running by a closed terminal is found and stopped before the next start", { skip }, async () => {
  const found = await shop.instance("ik-twice-01", registryName("demo-runtime:1"));
  await shop.open(targetOf(found));
  const first = await startedIoc(shop, found);
  await recordsOf(first, found.name);
  await first.close();
  const processes = async (): Promise<number> =>
    (await podman("top", "ik-twice-01-dev", "args")).split("\n").filter((line) => line.includes("/linux-x86_64/ioc "))
      .length;
  assert.equal(await processes(), 1);
  const person = new ScriptedPerson("Stop It and Start Again");
  const second = await startedIoc(shop, found, person);
  await recordsOf(second, found.name);
  assert.equal(person.asked.length, 1);
  assert.equal(await processes(), 1);
  await second.close();
});

test(
  "the devcontainer program: its container keeps to the same plan",
  { skip: without("engine", "images", "registry", "devcontainerCli") },
  async () => {
    const found = await shop.instance("ik-cli-01", registryName("demo-runtime:1"));
    const windows = new WrittenWindows();
    const devcontainer = { program: process.execPath, args: [parts.devcontainerCli!.script] };
    const target = targetOf(found);
    const opened = await shop.open(target, { windows, devcontainer });
    assert.equal(opened.way, "cli");
    assert.match(windows.shown[0] ?? "", /^terminal ik-cli-01 · dev container: .*exec .*--override-config .* bash$/);
    await holdsToProduction(found);
    const entries = (await podman("exec", opened.container, "ls", "-A", "/workspaces/ik-cli-01-services")).split("\n");
    assert.deepEqual(entries, ["services"]);

    const exec = shop.shown.findLast(({ args }) => args.includes("exec") && args.includes("--override-config"));
    const shell = new TypedTerminal(exec!);
    await shell.until(/README\.md/);
    shell.type("pwd\r");
    await shell.until(/\/workspaces\/ik-cli-01-services\r?\n/);
    await shell.close();

    const id = await podman("inspect", opened.container, "--format", "{{.Id}}");
    await shop.open(target, { devcontainer });
    assert.equal(await podman("inspect", opened.container, "--format", "{{.Id}}"), id);
  },
);

test("without a developer image production's own opens, the same image by its digest", { skip }, async () => {
  const image = registryName("lonely-runtime:1");
  const found = await shop.instance("ik-lonely-01", image);
  const running = { ioc: ioc(found.name, { image, digest: runtimeDigest }), runtime: ARGUS };
  const dialogue = new ScriptedPerson("Open Production's Image");
  const opened = await shop.open({ name: found.name, instance: found, running }, { dialogue });
  assert.deepEqual(opened.verdict, { kind: "sameImage", digest: runtimeDigest });
  assert.equal(dialogue.asked.length, 1);
  const made = await podman("inspect", opened.container, "--format", "{{.ImageName}}");
  assert.equal(made, `${registryName("lonely-runtime")}@${runtimeDigest}`);
  assert.match(await readFile(opened.readme, "utf8"), /running in p47-beamline on argus/);
});

test("a developer image with another dbd differs, and the file is named", { skip }, async () => {
  await podman(
    "run",
    "--name=ik-changed",
    "--entrypoint=/bin/sh",
    parts.images!.runtime,
    "-c",
    "echo >> /epics/ioc/dbd/ioc.dbd",
  );
  await podman("commit", "--quiet", "ik-changed", registryName("changed-developer:1"));
  await podman("rm", "ik-changed");
  await publish(parts.images!.runtime, "changed-runtime:1");
  const found = await shop.instance("ik-changed-01", registryName("changed-runtime:1"));
  const opened = await shop.open(targetOf(found));
  assert.deepEqual(opened.verdict, { kind: "differs", differences: ["/epics/ioc/dbd/ioc.dbd is different"] });
});

test("an IOC that no folder here holds gets a copy of its running config, after asking", { skip }, async () => {
  const name = "ik-copied-01";
  const config = [{ name: "st.cmd", content: Buffer.from("dbLoadDatabase dbd/ioc.dbd\n") }];
  const runtime = { ...ARGUS, readFolder: () => Promise.resolve({ ok: true, value: config } as const) };
  const running = { ioc: ioc(name, { image: registryName("demo-runtime:1"), digest: runtimeDigest }), runtime };
  const refused = await openDevContainer(
    { name, instance: undefined, running },
    shop.tools({ dialogue: new ScriptedPerson(undefined) }),
  );
  assert.equal(!refused.ok && refused.failure.kind, "cancelled");
  const dialogue = new ScriptedPerson("Copy Its Config");
  const opened = await shop.open({ name, instance: undefined, running }, { dialogue });
  assert.equal(await podman("exec", opened.container, "cat", "/epics/ioc/config/st.cmd"), "dbLoadDatabase dbd/ioc.dbd");
});

test("an image that no registry has is a failure that names it, and leaves nothing behind", { skip }, async () => {
  const found = await shop.instance("ik-missing-01", registryName("no-such-runtime:1"));
  const outcome = await openDevContainer(targetOf(found), shop.tools());
  assert.equal(!outcome.ok && outcome.failure.kind, "notFound");
  assert.ok(!outcome.ok && outcome.failure.doing.includes("no-such-"), JSON.stringify(outcome));
  const stored = await readdir(join(shop.root, "storage", "devContainers")).catch(() => []);
  assert.equal(
    stored.some((name) => name.startsWith("ik-missing-01")),
    false,
  );
});

test("a pull that is cancelled ends quietly, and no container is made", { skip }, async () => {
  await publish(parts.images!.runtime, "cancelled-runtime:1");
  const found = await shop.instance("ik-cancelled-01", registryName("cancelled-runtime:1"));
  const dialogue = Object.assign(new ScriptedPerson(), {
    withProgress: <T>(
      _title: string,
      work: (report: (line: string) => void, signal: AbortSignal) => Promise<T>,
    ): Promise<T> => {
      const abort = new AbortController();
      return work(() => abort.abort(), abort.signal);
    },
  });
  const outcome = await openDevContainer(targetOf(found), shop.tools({ dialogue }));
  assert.equal(!outcome.ok && outcome.failure.kind, "cancelled", JSON.stringify(outcome));
  await assert.rejects(podman("container", "inspect", "ik-cancelled-01-dev"));
});

test("broken values: neither image nor container, one sentence why", { skip }, async () => {
  const found = await shop.instance("ik-broken-01", "x\n  oops: [");
  assert.equal(found.image, undefined);
  const outcome = await openDevContainer(targetOf(found), shop.tools());
  assert.deepEqual(!outcome.ok && [outcome.failure.kind, outcome.failure.why], [
    "notFound",
    "neither a running IOC nor readable values tell its image",
  ]);
});

test("no engine program is a failure that names it", { skip }, async () => {
  const found = await shop.instance("ik-noengine-01", registryName("demo-runtime:1"));
  const engine = { program: "podman-is-not-installed", environment: {} };
  const outcome = await openDevContainer(targetOf(found), shop.tools({ engine }));
  assert.equal(!outcome.ok && outcome.failure.why, "podman-is-not-installed is not installed");
});

test("a dev container is removed when confirmed, a stranger's container never", { skip }, async () => {
  const found = await shop.instance("ik-remove-01", registryName("demo-runtime:1"));
  const { container } = await shop.open(targetOf(found));
  const removal = { container, engine: shop.tools().engine, run, logCommand: () => undefined, signal };
  assert.ok((await removeDevContainer({ ...removal, dialogue: new ScriptedPerson("Remove") })).ok);
  const inspected = await ourContainers(run, removal.engine, signal);
  assert.ok(inspected.ok);
  assert.equal(
    inspected.value.some(({ name }) => name === container),
    false,
  );
  await podman("run", "--detach", "--name=ik-stranger-dev", "--label=ioc=true", parts.images!.runtime, "sleep", "600");
  const refused = await removeDevContainer({
    ...removal,
    container: "ik-stranger-dev",
    dialogue: new ScriptedPerson(),
  });
  assert.equal(!refused.ok && refused.failure.kind, "conflict");
  await podman("rm", "--force", "--time", "0", "ik-stranger-dev");
});
