// The preview of what ibek generates, beside the ioc.yaml, in a real VS Code. The pictures are kept in out/screenshots.
import assert from "node:assert/strict";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import type { Locator } from "playwright-core";
import { parts, without } from "../support/parts.ts";
import { until } from "../support/parts/until.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const root = path.join(import.meta.dirname, "..", "..");
const IOC = "bl01t-ts-demo-01";
const PREVIEW = '.monaco-editor[data-uri^="epics-ioc-preview:"]';
const SOURCE = '.monaco-editor[data-uri$="/config/ioc.yaml"]';

describe("The preview of the startup script", { skip: without("vscode", "engine", "images") }, () => {
  let folder = "";
  let config = "";
  let workbench: Workbench;
  let lines: readonly string[] = [];

  before(async () => {
    folder = path.join(mkdtempSync(path.join(tmpdir(), "epics-ioc-preview-")), "bl01t-services");
    cpSync(path.join(root, "docs", "sample-beamline"), folder, { recursive: true });
    config = path.join(folder, "services", IOC, "config");
    lines = readFileSync(path.join(config, "ioc.yaml"), "utf8").split("\n");
    workbench = await openWorkbench(parts.vscode!, {
      folder,
      extension: { kind: "folder", path: root },
      size: { width: 1360, height: 820 },
      settings: { "epicsIoc.containerEngine": parts.engine!.socket, "editor.minimap.enabled": false },
      environment: parts.engine!.environment,
    });
  });
  // Whatever went wrong can be looked at.
  let done = 0;
  afterEach(() => workbench.screenshot(`preview-${(done += 1)}`));
  after(async () => {
    await workbench.close();
    rmSync(path.dirname(folder), { recursive: true });
  });

  const titleButton = (label: string): Locator =>
    workbench.page.locator(`.editor-group-container.active .editor-actions .action-label[aria-label^="${label}"]`);
  const tab = (name: string): Locator => workbench.page.locator(".tab").filter({ hasText: name });
  /** The visible text of an editor, as one string. */
  const shown = async (editor: string): Promise<string> => {
    const drawn = await workbench.page.locator(`${editor} .view-line`).allInnerTexts();
    return drawn.join("\n").replaceAll("\u00a0", " ");
  };
  const untilShown = (editor: string, text: string): Promise<void> =>
    until(`${editor} to show ${text}`, async () => (await shown(editor)).includes(text), { seconds: 30 });
  const lineOf = (text: string): number => lines.findIndex((line) => line.includes(text)) + 1;
  const atEndOf = async (text: string): Promise<void> => {
    await workbench.page.keyboard.press("Control+1");
    const line = lineOf(text);
    await workbench.goTo(line, lines[line - 1]!.length + 1);
  };
  /** How many of an editor's drawn lines are marked as made by, or as making, what the cursor is in. */
  const marked = (editor: string): Promise<number> =>
    workbench.page.locator(`${editor} .view-overlays .cdr[class*="ced-"]`).count();

  /** Above the first line, while the preview is not what the ioc.yaml says. */
  const lens = (): Locator => workbench.page.locator(`${PREVIEW} .codelens-decoration`);

  test("opens beside the ioc.yaml by the button in its title, and the cursor stays where it was", async () => {
    await workbench.openFile(`${IOC}/config/ioc.yaml`);
    await titleButton("Preview Startup Script").click();
    await tab(`st.cmd (preview of ${IOC})`).waitFor();
    await untilShown(PREVIEW, "epicsEnvSet EPICS_TZ GMT0BST");
    assert.equal(await workbench.page.locator(".tab.active.selected").last().isVisible(), true);
    await workbench.page.keyboard.press("Escape");
    await workbench.screenshot("preview");
  });

  test("shows at once what one types", async () => {
    await atEndOf("value: GMT0BST");
    await workbench.page.keyboard.type("-1");
    await untilShown(PREVIEW, "epicsEnvSet EPICS_TZ GMT0BST-1");
    await workbench.page.keyboard.press("Backspace");
    await workbench.page.keyboard.press("Backspace");
    await until("the old text", async () => !(await shown(PREVIEW)).includes("GMT0BST-1"));
  });

  test("stays, marked stale with the reason, while there is a mistake, and leads to it", async () => {
    await atEndOf("action: Trip");
    await workbench.page.keyboard.type("pe");
    await lens().filter({ hasText: "Stale" }).filter({ hasText: "ibek refuses this file: `action`" }).waitFor();
    await untilShown(PREVIEW, "epicsEnvSet EPICS_TZ GMT0BST");
    await workbench.screenshot("preview-stale");
    await workbench.goTo(1);
    await lens().getByText("Stale: Show the Problem").click();
    const cursor = workbench.page.locator(".statusbar-item").filter({ hasText: `Ln ${lineOf("action: Trip")},` });
    await cursor.waitFor();
    await atEndOf("action: Trip");
    for (const key of ["Delete", "Delete"]) await workbench.page.keyboard.press(key);
    await lens().first().waitFor({ state: "detached" });
  });

  test("a line marks and shows the entity that made it, and an entity its lines", async () => {
    await workbench.goTo(1);
    await workbench.page.locator(`${PREVIEW} .view-line`).filter({ hasText: "CH2:TEMP.HYST" }).click();
    await untilShown(SOURCE, "type: ibek.repeat");
    const entity = lines.slice(lineOf("type: ibek.repeat") - 1).findIndex((line) => line === "");
    await until("the entity to be marked", async () => (await marked(SOURCE)) === entity);
    assert.equal(await marked(PREVIEW), 2);
    await workbench.screenshot("preview-entity");
    await atEndOf("value: GMT0BST");
    await until("one line to be marked", async () => (await marked(PREVIEW)) === 1);
    await workbench.screenshot("preview-line");
  });

  test("the substitutions and the list of what is waited for are a choice away", async () => {
    await tab("st.cmd (preview of").click();
    await titleButton("Preview Another Generated File").click();
    await workbench.quickPick("ioc.subst");
    await tab(`ioc.subst (preview of ${IOC})`).waitFor();
    await untilShown(PREVIEW, "demoChannel.template");
    await workbench.screenshot("preview-substitutions");
    await titleButton("Preview Another Generated File").click();
    await workbench.quickPick("wait_list.yaml");
    await untilShown(PREVIEW, "this IOC waits for nothing");
  });

  test("the image's own ibek generates the same", async () => {
    await tab("st.cmd (preview of").click();
    await titleButton("Generate with the Image's Own ibek").click();
    const toast = workbench.page
      .locator(".notification-toast")
      .filter({ hasText: "Identical: the ibek of ioc-demo-runtime" });
    await toast.waitFor({ timeout: 60_000 });
    await workbench.screenshot("preview-identical");
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  test("where the workspace's definitions are other ones, the difference to the image's ibek is shown", async () => {
    const definitions = readFileSync(path.join(root, "test/support/image/ibek-defs/epics.ibek.support.yaml"), "utf8");
    mkdirSync(path.join(folder, "ibek-support"));
    const changed = definitions.replace('value: "{{ value }}"', 'value: "{{ value }}-newer"');
    writeFileSync(path.join(folder, "ibek-support", "epics.ibek.support.yaml"), changed);
    await workbench.runCommand("EPICS IOC: Look for Entity Model Definitions Again");
    await untilShown(PREVIEW, "-newer");
    await titleButton("Generate with the Image's Own ibek").click();
    await tab("st.cmd: ioc-demo-runtime:2026.11.1 ↔ preview").waitFor({ timeout: 60_000 });
    await workbench.page.locator(".monaco-diff-editor .char-insert").first().waitFor();
    await workbench.page.locator(".monaco-diff-editor").filter({ hasText: "GMT0BST-newer" }).waitFor();
    await workbench.screenshot("preview-difference");
  });

  test("opens from the line above the ioc.yaml, too, where references to an entity are shown as well", async () => {
    await workbench.runCommand("View: Close All Editors");
    await workbench.openFile(`${IOC}/config/ioc.yaml`);
    const above = (text: string): Locator =>
      workbench.page.locator(`${SOURCE} .codelens-decoration a`).filter({ hasText: text });
    await above("3 references").first().click();
    await workbench.page.locator(".zone-widget .reference-zone-widget, .peekview-widget").first().waitFor();
    await workbench.page
      .locator(".peekview-widget .monaco-list-row")
      .filter({ hasText: "controller: oven" })
      .first()
      .waitFor();
    await workbench.screenshot("references");
    await workbench.page.keyboard.press("Escape");
    await workbench.goTo(1);
    await above("Preview startup script").click();
    await untilShown(PREVIEW, "epicsEnvSet EPICS_TZ GMT0BST");
  });

  test("says why there is nothing yet to show, in one sentence", async () => {
    await workbench.page.keyboard.press("Control+1");
    await workbench.openFile("bl01t-ts-learn-01/config/ioc.yaml");
    await workbench.runCommand("EPICS IOC: Preview Startup Script");
    await tab("st.cmd (preview of bl01t-ts-learn-01)").waitFor();
    await untilShown(PREVIEW, "# ibek refuses this file: ");
    await lens().filter({ hasText: "Show the Problem" }).waitFor();
    await workbench.screenshot("preview-none");
    await workbench.page.keyboard.press("Control+2");
    await workbench.runCommand("View: Close Editor");
    await workbench.page.keyboard.press("Control+1");
    await workbench.runCommand("View: Close Editor");
  });

  test("marks by borders in a theme of high contrast", async () => {
    mkdirSync(path.join(folder, ".vscode"));
    const settings = { "workbench.colorTheme": "Default High Contrast" };
    writeFileSync(path.join(folder, ".vscode", "settings.json"), JSON.stringify(settings));
    await workbench.page.locator(".monaco-workbench.hc-black").waitFor();
    await atEndOf("value: GMT0BST");
    const mark = `${PREVIEW} .view-overlays .cdr[class*="ced-"]`;
    await workbench.page.locator(mark).first().waitFor();
    const border = await workbench.page.evaluate(
      `getComputedStyle(document.querySelector(${JSON.stringify(mark)})).borderTopColor`,
    );
    assert.match(String(border), /^rgb\(/);
    await workbench.screenshot("preview-high-contrast");
  });

  test("while its ioc.yaml is closed it stays, and says that it does not follow it", async () => {
    await workbench.page.keyboard.press("Control+1");
    await workbench.runCommand("View: Close All Editors in Group");
    await lens().filter({ hasText: "ioc.yaml is closed" }).waitFor();
    await untilShown(PREVIEW, "epicsEnvSet EPICS_TZ GMT0BST");
    await workbench.screenshot("preview-closed");
    await lens().getByText("Stale: Show ioc.yaml").click();
    await lens().first().waitFor({ state: "detached" });
  });
});
