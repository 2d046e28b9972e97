// The walk the README shows, in a real VS Code on real IOCs. The pictures are kept in out/screenshots.
import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { deploySampleBeamline, SAMPLE_NAMESPACE } from "../support/cluster/sampleBeamline.ts";
import { podman } from "../support/containers/testPodman.ts";
import { kubectl } from "../support/kubernetes/testKubectl.ts";
import { parts, without } from "../support/parts.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const root = path.join(import.meta.dirname, "..", "..");
const IOC = "bl01t-ts-demo-01";
const LOCAL = "bl01t-ts-script-01-local";
/** A record on a line of its own, as `dbl` lists it. */
const LISTED = /^BL01T-TS-DEMO-01:OVEN:CH1:TEMP$/m;
const DEV_CONTAINER = `${IOC}-dev`;

describe("a controls engineer", { skip: without("vscode", "cluster", "engine", "images") }, () => {
  let folder: string;
  let workbench: Workbench;

  before(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), "epics-ioc-flow-")), "bl01t-services");
    await cp(path.join(root, "docs", "sample-beamline"), folder, { recursive: true });
    await deploySampleBeamline(parts.cluster!, folder);
    await podman("rm", "--force", "--ignore", "--time", "0", LOCAL, DEV_CONTAINER);
    const config = path.join(folder, "services", "bl01t-ts-script-01", "config");
    const options = ["--detach", "--tty", "--interactive", "--network", "none", "--label", "ioc=true"];
    const volume = ["--volume", `${config}:/epics/ioc/config:ro`, "--env", "IOC_NAME=bl01t-ts-script-01"];
    await podman("run", "--name", LOCAL, ...options, ...volume, parts.images!.runtime);
    workbench = await openWorkbench(parts.vscode!, {
      folder,
      extension: { kind: "folder", path: root },
      size: { width: 1360, height: 820 },
      settings: {
        "epicsIoc.kubeconfig": parts.cluster!.kubeconfig,
        "epicsIoc.clusters": [{ context: "demo", namespaces: [SAMPLE_NAMESPACE] }],
        "epicsIoc.containerEngine": parts.engine!.socket,
        "editor.minimap.enabled": false,
      },
      environment: parts.engine!.environment,
    });
  });
  // Whatever went wrong can be looked at.
  let walked = 0;
  afterEach(() => workbench.screenshot(`flow-${(walked += 1)}`));
  after(async () => {
    await workbench.close();
    await podman("rm", "--force", "--ignore", "--time", "0", LOCAL, DEV_CONTAINER);
    await kubectl("delete", "namespace", SAMPLE_NAMESPACE);
    await rm(path.dirname(folder), { recursive: true });
  });

  test("sees the IOCs of the beamline and of the local engine, with what is wrong", async () => {
    await workbench.showViewContainer("EPICS IOCs");
    await workbench.treeRow(`${IOC}, running, in ${SAMPLE_NAMESPACE}`).waitFor({ timeout: 120_000 });
    await workbench.treeRow("bl01t-ts-learn-01, failed").waitFor({ timeout: 120_000 });
    await workbench.treeRow(`${LOCAL}, running, under podman`).waitFor({ timeout: 60_000 });
    await workbench.widenSideBar(180);
    await workbench.treeRow("bl01t-ts-learn-01, failed").hover();
    await workbench.page.locator(".monaco-hover").filter({ hasText: "Last failure" }).waitFor();
    await workbench.screenshot("explorer");
  });

  test("opens the console read-only, takes control, and the IOC answers dbl", async () => {
    const restarts = (): Promise<string> =>
      kubectl(
        "get",
        "pod",
        `${IOC}-0`,
        "-n",
        SAMPLE_NAMESPACE,
        "-o",
        "jsonpath={.status.containerStatuses[0].restartCount}",
      );
    const before = await restarts();
    await workbench.contextMenu(workbench.treeRow(`${IOC}, running, in`), "Open Console");
    await workbench.untilTerminalShows("read-only");
    await workbench.screenshot("console-read-only");
    await workbench.page
      .locator(".tab.active")
      .filter({ hasText: `🔒 ${IOC} · ${SAMPLE_NAMESPACE}` })
      .waitFor();
    await workbench.typeInTerminal("dbl\n");
    await workbench.runCommand("EPICS IOC: Take Control of Console");
    await workbench.untilTerminalShows(/in control/i);
    assert.doesNotMatch(await workbench.terminalText(), LISTED, "typed while read-only");
    await workbench.typeInTerminal("dbl\n");
    await workbench.untilTerminalShows(LISTED);
    await workbench.screenshot("console");
    await workbench.page.keyboard.press("Control+C");
    await workbench.untilTerminalShows("read-only");
    await workbench.runCommand("View: Close All Editors");
    assert.equal(await restarts(), before);
  });

  test("follows the log of the IOC, also after another language mode is chosen for it", async () => {
    // The console's main process prints to what its container shows.
    const print = (line: string): Promise<string> =>
      kubectl("exec", `${IOC}-0`, "-n", SAMPLE_NAMESPACE, "--", "bash", "-c", `echo "${line}" > /proc/1/fd/1`);
    await workbench.contextMenu(workbench.treeRow(`${IOC}, running, in`), "Show Logs");
    await workbench.page
      .locator(".tab.active")
      .filter({ hasText: `${IOC}.log` })
      .waitFor();
    await workbench.untilEditorShows(`${IOC} >`);
    await print("the door is open");
    await workbench.untilEditorShows("the door is open");
    await workbench.runCommand("Change Language Mode");
    await workbench.page.locator('.quick-input-widget input[placeholder*="Language Mode"]').waitFor();
    await workbench.quickInput("Markdown");
    await workbench.page.locator(".statusbar-item").filter({ hasText: "Markdown" }).waitFor();
    await print("the door is shut");
    await workbench.untilEditorShows("the door is shut");
    await workbench.runCommand("View: Close All Editors");
  });

  test("is shown a mistake in ioc.yaml where it stands, and mends it by completion", async () => {
    await workbench.openFile(`${IOC}/config/ioc.yaml`);
    const lines = (await readFile(path.join(folder, "services", IOC, "config", "ioc.yaml"), "utf8")).split("\n");
    const line = lines.findIndex((text) => text.includes("action: Trip")) + 1;
    const [text = ""] = lines.slice(line - 1, line);
    await workbench.goTo(line, text.length + 1);
    await workbench.page.keyboard.type("ped");
    await workbench.page.locator(".squiggly-error").first().waitFor();
    const [, problem = ""] = await workbench.problems();
    assert.match(problem, /Tripped/);
    await workbench.goTo(line, text.length + 4);
    await workbench.page.keyboard.press("Control+Backspace");
    await workbench.page.keyboard.press("Control+Space");
    const suggestion = workbench.page.locator(".suggest-widget .monaco-list-row").filter({ hasText: "Trip" }).first();
    await suggestion.waitFor();
    await workbench.screenshot("ioc-yaml");
    await suggestion.click();
    await workbench.page.locator(".squiggly-error").first().waitFor({ state: "detached" });
    await workbench.runCommand("File: Save");
    await workbench.runCommand("View: Hide Panel");
  });

  test("opens the IOC in a container that matches production, and it runs there", async () => {
    await workbench.contextMenu(workbench.treeRow(`${IOC}, running, in`), "Open in Dev Container");
    const notice = workbench.page.locator(".notification-toast").filter({ hasText: DEV_CONTAINER });
    await notice.filter({ hasText: /same release|same image/i }).waitFor({ timeout: 120_000 });
    await workbench.screenshot("dev-container-opened");
    await notice.locator(".monaco-button").filter({ hasText: "Start IOC" }).click();
    await workbench.dialogButton("Start a Second One Here");
    await workbench.untilTerminalShows("All initialization complete", 60);
    await workbench.typeInTerminal("dbl\n");
    await workbench.untilTerminalShows(LISTED);
    await workbench.treeRow(`${DEV_CONTAINER}, dev container, running, under podman`).waitFor();
    await workbench.screenshot("dev-container");
  });
});
