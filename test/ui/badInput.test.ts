// What a person reads when something around the extension is missing, broken or refuses.
import assert from "node:assert/strict";
import { cpSync, globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { EmptyEngine } from "../support/emptyEngine.ts";
import { parts, without } from "../support/parts.ts";
import { refusingClusters, type RefusingClusters } from "../support/refusingClusters.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const root = path.join(import.meta.dirname, "..", "..");

describe("Bad input is told in one clear sentence:", { skip: without("vscode") }, () => {
  let folder = "";
  let repository = "";
  let engine: EmptyEngine;
  let clusters: RefusingClusters;
  let workbench: Workbench;

  /** As a person would change them while VS Code runs. */
  const set = (settings: Readonly<Record<string, unknown>>): void =>
    writeFileSync(path.join(repository, ".vscode", "settings.json"), JSON.stringify(settings));
  const choose = (kubeconfig: string, ...contexts: readonly string[]): void =>
    set({
      "epicsIoc.containerEngine": engine.socket,
      "epicsIoc.kubeconfig": kubeconfig,
      "epicsIoc.clusters": contexts.map((context) => ({ context, namespaces: ["bl01t-beamline"] })),
    });
  const file = (name: string, content: string | Uint8Array): string => {
    const made = path.join(folder, name);
    writeFileSync(made, content);
    return made;
  };
  const config = (name: string, content: string | Uint8Array): void =>
    writeFileSync(path.join(repository, "services", "bl01t-ts-demo-01", "config", name), content);

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-bad-"));
    repository = path.join(folder, "services-repository");
    engine = new EmptyEngine(path.join(folder, "engine.sock"));
    clusters = await refusingClusters(folder);
    cpSync(path.join(root, "docs", "sample-beamline"), repository, { recursive: true });
    mkdirSync(path.join(repository, ".vscode"));
    choose(path.join(folder, "none"), "argus");
    workbench = await openWorkbench(parts.vscode!, {
      extension: { kind: "folder", path: root },
      folder: repository,
      environment: { KUBECONFIG: path.join(folder, "none"), XDG_RUNTIME_DIR: folder },
    });
    await workbench.showViewContainer("EPICS IOCs");
  });
  after(async () => {
    await workbench.close();
    engine.die();
    clusters.close();
    rmSync(folder, { recursive: true });
  });

  const row = (label: string): Promise<void> => workbench.treeRow(label).first().waitFor({ timeout: 20_000 });

  const problem = async (text: string): Promise<void> => {
    await workbench.problems();
    await workbench.page.locator(".markers-panel .monaco-list-row").filter({ hasText: text }).waitFor();
  };

  test("a kubeconfig that is not there", () => row(`Could not read the kubeconfig: there is no ${folder}/none.`));

  test("a container engine whose socket is not there", () =>
    row(`nothing listens on ${engine.socket}: start the engine`));

  test("a binary kubeconfig", async () => {
    const binary = file(
      "binary",
      Uint8Array.from({ length: 4096 }, (_, index) => (index * 31) % 256),
    );
    choose(binary, "argus");
    await row(`Could not read the kubeconfig: ${binary} is not a kubeconfig`);
  });

  test("a kubeconfig that is not YAML, with the line", async () => {
    const broken = file("broken", "apiVersion: v1\nclusters:\n  - name: argus\n   cluster: {}\n");
    choose(broken, "argus");
    await row(`Could not read the kubeconfig: ${broken} is not a kubeconfig: `);
    const label = await workbench.treeRow(broken).first().getAttribute("aria-label");
    assert.match(label ?? "", /\(line 4\)\.?/);
  });

  test("a context that is not in the kubeconfig, credentials that have expired, a refusal, a cluster out of reach", async () => {
    choose(clusters.kubeconfig, "gone", "expired", "forbidden", "unreachable");
    const could = "Could not list IOCs in bl01t-beamline on";
    await row(`${could} gone: the kubeconfig has no context gone.`);
    await row(
      `${could} expired: the credentials of the context expired have expired or are not accepted: log in again.`,
    );
    await row(
      `${could} forbidden: statefulsets.apps is forbidden: User "engineer" cannot list it.`.replaceAll('"', '\\"'),
    );
    await row(`${could} unreachable: no connection to unreachable: it refuses connections.`);
    await workbench.screenshot("refusing-clusters");
  });

  test("an engine that dies while it is watched: what was known stays, and is live again when it is back", async () => {
    await engine.live();
    await workbench.runCommand("EPICS IOC: Refresh");
    await row("No IOC containers");
    engine.die();
    await row("Local containers, podman · as of ");
    await row("No IOC containers");
    await engine.live();
    await workbench.page
      .locator('.sidebar .monaco-list-row[aria-label="Local containers, podman"]')
      .waitFor({ timeout: 30_000 });
  });

  test("an ioc.yaml that breaks off in the middle of a line", async () => {
    config("cut.ibek.ioc.yaml", "ioc_name: x\ndescription: y\nentities:\n  - type: demo.iocStatus\n    P");
    await workbench.openFile("cut.ibek.ioc.yaml");
    await problem("`P` needs a colon and a value");
  });

  test("an ioc.yaml with bytes in it that are no text", async () => {
    // VS Code itself refuses a file whose first bytes are not text; this one was damaged further down.
    const sound = `ioc_name: x\ndescription: ${"y".repeat(1000)}\nentities:\n`;
    config(
      "damaged.ibek.ioc.yaml",
      Buffer.concat([Buffer.from(sound), Uint8Array.from({ length: 4096 }, (_, at) => at % 32)]),
    );
    await workbench.openFile("damaged.ibek.ioc.yaml");
    await problem("This is not text");
  });

  test("and in all that nothing is thrown", () => {
    assert.deepEqual(errorsIn(workbench), []);
  });
});

describe("When the language server cannot start", { skip: without("vscode") }, () => {
  let folder = "";
  let clusters: RefusingClusters;
  let workbench: Workbench;

  before(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-server-"));
    const extension = path.join(folder, "extension");
    mkdirSync(extension);
    for (const name of ["package.json", "media", "snippets", "syntaxes"]) {
      symlinkSync(path.join(root, name), path.join(extension, name));
    }
    cpSync(path.join(root, "dist"), path.join(extension, "dist"), { recursive: true });
    writeFileSync(path.join(extension, "dist", "languageServer.cjs"), "process.exit(1);");
    clusters = await refusingClusters(folder);
    workbench = await openWorkbench(parts.vscode!, {
      extension: { kind: "folder", path: extension },
      folder: path.join(root, "docs", "sample-beamline"),
      settings: {
        "epicsIoc.containerEngine": path.join(folder, "none.sock"),
        "epicsIoc.kubeconfig": clusters.kubeconfig,
        "epicsIoc.clusters": [{ context: "forbidden", namespaces: ["bl01t-beamline"] }],
      },
    });
  });
  after(async () => {
    await workbench.close();
    clusters.close();
    rmSync(folder, { recursive: true });
  });

  test("the person is told, and the explorer works", async () => {
    await workbench.openFile("bl01t-ts-demo-01/config/ioc.yaml");
    const toast = workbench.page
      .locator(".notification-toast")
      .filter({ hasText: "Could not run the language server: it ended before it was ready" });
    await toast.first().waitFor({ timeout: 60_000 });
    await workbench.showViewContainer("EPICS IOCs");
    await workbench.treeRow("Could not list IOCs in bl01t-beamline on forbidden").waitFor();
  });
});

/** What the extension host wrote about errors, and about promises that failed with nobody looking. */
function errorsIn({ server }: Workbench): readonly string[] {
  const logs = globSync("data/logs/**/remoteexthost.log", { cwd: server.dataFolder });
  assert.ok(logs.length > 0, "there is no log of the extension host");
  return logs
    .flatMap((name) => readFileSync(path.join(server.dataFolder, name), "utf8").split("\n"))
    .filter((line) => line.includes("[error]"));
}
