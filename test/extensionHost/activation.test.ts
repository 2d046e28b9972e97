// One life of the extension in a real extension host, from activation to its end: each test stands on those before it.
import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, it } from "mocha";
import * as vscode from "vscode";
import { countedCluster, countedEngine, type CountedCluster, type CountedEngine } from "../support/countedPlaces.ts";
import { parts, without } from "../support/parts.ts";
import { until } from "../support/parts/until.ts";
import { observedActivation, type Activation } from "./observedActivation.ts";
import { watchOwnResources, type OwnResources } from "./ownResources.ts";

const SOON = { seconds: 20 };
const itWithEngine = without("engine") === false ? it : it.skip;

describe("The extension", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-life-"));
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => unhandled.push(reason);
  let cluster: CountedCluster;
  let engine: CountedEngine;
  let resources: OwnResources;
  let activation: Activation;

  before(async () => {
    process.on("unhandledRejection", note);
    cluster = await countedCluster(folder);
    engine = await countedEngine(folder);
    await set("kubeconfig", cluster.kubeconfig);
    await set("clusters", [{ context: "argus", namespaces: ["bl01t-beamline"] }]);
    await set("containerEngine", engine.socket);
  });
  after(async () => {
    process.off("unhandledRejection", note);
    await Promise.all([cluster.close(), engine.close()]);
    for (const name of ["kubeconfig", "clusters", "containerEngine"]) await set(name, undefined);
    rmSync(folder, { recursive: true });
  });

  it("is not loaded by a window that shows none of its views and files", () => {
    assert.equal(vscode.extensions.getExtension("epics-ioc.epics-ioc")?.isActive, false);
  });

  it("activates without anything VS Code would have to wait for", async () => {
    const extension = vscode.extensions.getExtension("epics-ioc.epics-ioc");
    resources = watchOwnResources(path.join(extension?.extensionPath ?? "", "dist"));
    activation = await observedActivation();
    assert.equal(activation.returned, undefined);
    assert.deepEqual(children(), []);
  });

  it("registers every command of its manifest", async () => {
    const manifest = activation.extension.packageJSON as { contributes: { commands: { command: string }[] } };
    const registered = new Set(await vscode.commands.getCommands(true));
    const missing = manifest.contributes.commands.map(({ command }) => command).filter((id) => !registered.has(id));
    assert.deepEqual(missing, []);
  });

  it("helps with a startup script without contacting a cluster or an engine", async () => {
    await untilHelped();
    assert.deepEqual([cluster.contacts(), engine.contacts()], [0, 0]);
  });

  it("looks into the local engine for the definitions of an ioc.yaml, and still contacts no cluster", async () => {
    await openSample("bl01t-ts-demo-01/config/ioc.yaml");
    await until("the engine to be asked", () => engine.contacts() > 0, SOON);
    assert.equal(cluster.contacts(), 0);
  });

  it("contacts the chosen cluster and the engine once its view is visible", async () => {
    const before = engine.contacts();
    await vscode.commands.executeCommand("epicsIoc.iocs.focus");
    await until("the cluster to be contacted", () => cluster.contacts() > 0, SOON);
    await until("the engine to be contacted", () => engine.contacts() > before, SOON);
  });

  it("goes on showing IOCs when the language server dies, and starts that again", async () => {
    const [server] = children().filter(({ line }) => line.includes("languageServer.cjs"));
    assert.ok(server, "there is no language server");
    const before = cluster.contacts();
    process.kill(server.pid, "SIGKILL");
    await vscode.commands.executeCommand("epicsIoc.explorer.refresh");
    await until("the cluster to be contacted again", () => cluster.contacts() > before, SOON);
    await untilHelped();
  });

  itWithEngine("starts podman's service where none listens", async () => {
    Object.assign(process.env, parts.engine?.environment, { XDG_RUNTIME_DIR: folder });
    delete process.env["CONTAINER_HOST"];
    await set("containerEngine", "podman");
    await until("podman's service", () => children().some(({ line }) => line.includes(`unix://${folder}`)), SOON);
  });

  it("leaves no process, connection, watcher or timer behind when it is deactivated", async () => {
    assert.notDeepEqual(children(), [], "there was nothing to end");
    assert.notDeepEqual(resources.held(), []);
    const ended = activation.context.subscriptions.map((subscription): unknown => subscription.dispose());
    await Promise.all(ended);
    const left = () => [...children().map(({ line }) => line), ...resources.held()];
    await until("everything to end", () => left().length === 0, SOON).catch(() => undefined);
    resources.stop();
    assert.deepEqual(left(), []);
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes("podman")),
      [],
    );
  });

  it("takes its commands back", async () => {
    const commands = await vscode.commands.getCommands(true);
    // Those of a view belong to VS Code.
    const own = commands.filter((id) => id.startsWith("epicsIoc.") && !/^epicsIoc\.(iocs|contents)\./.test(id));
    assert.deepEqual(own, []);
  });

  it("has let no promise fail unseen in all that", () => assert.deepEqual(unhandled, []));
});

function set(name: string, value: unknown): Thenable<void> {
  return vscode.workspace.getConfiguration("epicsIoc").update(name, value, vscode.ConfigurationTarget.Global);
}

async function openSample(file: string): Promise<vscode.Uri> {
  const [sample] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(sample, "no folder is open");
  const uri = vscode.Uri.joinPath(sample.uri, "services", file);
  await vscode.window.showTextDocument(uri);
  return uri;
}

/** Until the language server answers about the sample's startup script. */
async function untilHelped(): Promise<void> {
  const script = await openSample("bl01t-ts-script-01/config/st.cmd");
  await until(
    "the language server",
    async () => {
      const symbols: unknown = await vscode.commands.executeCommand("vscode.executeDocumentSymbolProvider", script);
      return Array.isArray(symbols) && symbols.length > 0;
    },
    SOON,
  );
}

/** Processes this extension host has started and that still run, but for those of VS Code itself. */
function children(): readonly { readonly pid: number; readonly line: string }[] {
  const pids = readFileSync(`/proc/self/task/${process.pid}/children`, "utf8").trim().split(" ").filter(Boolean);
  return pids.flatMap((pid) => {
    const line = commandLine(pid);
    return /languageServer\.cjs|podman|docker/.test(line) ? [{ pid: Number(pid), line }] : [];
  });
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
  } catch {
    return ""; // it ended just now
  }
}
