// A folder somebody else made, opened for a first look: everything that could be contacted or started only counts.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { countedCluster, countedEngine, type CountedCluster, type CountedEngine } from "../support/countedPlaces.ts";
import { loggingPrograms, type LoggingPrograms } from "../support/loggingPrograms.ts";
import { parts, without } from "../support/parts.ts";
import { until } from "../support/parts/until.ts";
import { processesOf } from "../support/vscode/processesOf.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const root = path.join(import.meta.dirname, "..", "..");
const OURS = /languageServer\.cjs|podman|docker|devcontainer/;
const SENTENCE = "This folder is not trusted, so nothing is started and nothing is contacted.";

/** Title of each command that would start or contact something → what it says it could not do. */
const REFUSED: Readonly<Record<string, string>> = {
  "Choose Clusters and Namespaces…": "choose clusters",
  "Open Console": "open a terminal",
  "Take Control of Console": "open a terminal",
  "Open Shell": "open a terminal",
  "Show Logs": "show a log",
  "Open in Dev Container": "open a dev container",
  "Start IOC in Dev Container": "start an IOC in a dev container",
  "Remove Dev Container…": "remove a dev container",
  Start: "start an IOC",
  Stop: "stop an IOC",
  Restart: "restart an IOC",
  "Generate with the Image's Own ibek": "generate with the image's own ibek",
};

describe("In a folder that is not trusted", { skip: without("vscode") }, () => {
  let folder = "";
  let cluster: CountedCluster;
  let engine: CountedEngine;
  let programs: LoggingPrograms;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-untrusted-"));
    programs = loggingPrograms(folder, ["podman", "docker", "devcontainer", "helm", "kubectl", "cluster-login"]);
    const exec = { apiVersion: "client.authentication.k8s.io/v1", command: "cluster-login", interactiveMode: "Never" };
    cluster = await countedCluster(folder, { exec });
    engine = await countedEngine(folder);
    workbench = await openWorkbench(parts.vscode!, {
      extension: { kind: "folder", path: root },
      folder: path.join(root, "docs", "sample-beamline"),
      trusted: false,
      settings: {
        "security.workspace.trust.startupPrompt": "never",
        "epicsIoc.kubeconfig": cluster.kubeconfig,
        "epicsIoc.clusters": [{ context: "argus", namespaces: ["bl01t-beamline"] }],
      },
      // Without it the server takes PATH from a login shell.
      args: ["--force-disable-user-env"],
      environment: {
        CONTAINER_HOST: `unix://${engine.socket}`,
        XDG_RUNTIME_DIR: folder,
        PATH: `${programs.folder}:${process.env["PATH"] ?? ""}`,
      },
    });
  });
  after(async () => {
    await workbench.close();
    await Promise.all([cluster.close(), engine.close()]);
    await rm(folder, { recursive: true });
  });

  test("the view says that nothing is contacted, and how to trust the folder", async () => {
    await workbench.showViewContainer("EPICS IOCs");
    const welcome = workbench.page.locator(".sidebar .welcome-view-content");
    await welcome.filter({ hasText: "This folder is not trusted: no cluster is contacted" }).waitFor();
    await welcome.getByText("Manage Trust").waitFor();
  });

  test("files are coloured, but no language server is started for them", async () => {
    await workbench.openFile("bl01t-ts-script-01/config/st.cmd");
    await workbench.openFile("bl01t-ts-learn-01/config/ioc.yaml");
    await workbench.untilEditorShows("entities:");
    const spans = await workbench.page.locator(".editor-group-container.active .view-line span[class^=mtk]").all();
    const colours = new Set(await Promise.all(spans.slice(0, 40).map((span) => span.getAttribute("class"))));
    assert.ok(colours.size > 2, [...colours].join(" "));
  });

  test("the preview says why it shows nothing", async () => {
    await workbench.openFile("bl01t-ts-learn-01/config/ioc.yaml");
    await workbench.runCommand("EPICS IOC: Preview Startup Script");
    const preview = workbench.page.locator('.monaco-editor[data-uri^="epics-ioc-preview:"]');
    await preview.filter({ hasText: "This folder is not trusted, so no language server is started." }).waitFor();
  });

  for (const [title, doing] of Object.entries(REFUSED)) {
    test(`“${title}” says that the folder is not trusted`, async () => {
      await workbench.runCommand(`EPICS IOC: ${title}`);
      const toast = workbench.page.locator(".notification-toast").filter({ hasText: `Could not ${doing}:` });
      await toast.filter({ hasText: SENTENCE }).filter({ hasText: "Manage Trust" }).waitFor({ timeout: 15_000 });
      await workbench.runCommand("Notifications: Clear All Notifications");
    });
  }

  test("nothing was contacted and nothing was started in all that", () => {
    assert.deepEqual([cluster.contacts(), engine.contacts()], [0, 0]);
    assert.deepEqual(programs.started(), []);
    assert.deepEqual(processesOf(folder, OURS), []);
  });

  test("once it is trusted, the IOCs are looked for and the files are checked", async () => {
    await workbench.runCommand("Workspaces: Manage Workspace Trust");
    await workbench.page.locator(".workspace-trust-editor .monaco-button").filter({ hasText: "Trust" }).first().click();
    await until("the engine to be asked", () => engine.contacts() > 0);
    await until("the kubeconfig's program to run", () =>
      programs.started().some((line) => line.startsWith("cluster-login")),
    );
    await until("the language server", () => processesOf(folder, /languageServer\.cjs/).length > 0);
  });
});
