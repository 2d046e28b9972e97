// What an editor offers on an ioc.yaml, each once, in a real VS Code on the instance with mistakes, which needs neither an
// engine nor a cluster. The pictures are kept in out/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import type { Locator } from "playwright-core";
import { without } from "../support/parts.ts";
import { until } from "../support/parts/until.ts";
import { openSampleBeamline, type OpenedSample } from "../support/vscode/openSampleBeamline.ts";
import type { Workbench } from "../support/vscode/workbench.ts";

const FILE = "services/bl01t-ts-learn-01/config/ioc.yaml";
const MODELS = "learn.ibek.support.yaml";

describe("On an ioc.yaml", { skip: without("vscode") }, () => {
  let sample: OpenedSample;
  let workbench: Workbench;
  let text = "";

  before(async () => {
    sample = await openSampleBeamline();
    ({ workbench } = sample);
    text = readFileSync(path.join(sample.folder, FILE), "utf8");
    await workbench.openFile("bl01t-ts-learn-01/config/ioc.yaml");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    await workbench.page.locator(".squiggly-error").first().waitFor();
  });
  let done = 0;
  afterEach(async () => {
    await workbench.screenshot(`ioc-yaml-${(done += 1)}`);
    for (const key of ["Escape", "Escape", "Control+1"]) await workbench.page.keyboard.press(key);
    if (await tab(MODELS).isVisible()) await workbench.runCommand("View: Close Editor");
    await workbench.runCommand("File: Revert File");
  });
  after(() => sample.close());

  const behind = (before: string): Promise<void> => sample.behind(FILE, before);
  const lineOf = (part: string): number => text.split(part, 1)[0]!.split("\n").length;
  const type = (typed: string): Promise<void> => workbench.page.keyboard.type(typed, { delay: 20 });
  const tab = (name: string): Locator => workbench.page.locator(".tab.active").filter({ hasText: name });
  const lens = (label: string): Locator =>
    workbench.page.locator(".codelens-decoration a").filter({ hasText: label, visible: true }).first();

  test("problems tell what is wrong, with the code of the rule and where the definition is", async () => {
    const [, first = "", ...others] = await workbench.problems();
    assert.match(first, /has no entity type `axsi`\. Did you mean `axis`\?\s+EPICS IOC\s+unknown-type/);
    assert.ok(others.some((row) => row.includes(MODELS) && row.includes("`M` is defined here")));
    await workbench.screenshot("ioc-yaml-problems");
    await workbench.runCommand("View: Hide Panel");
  });

  test("hover describes types and parameters, and shows what Jinja renders to", async () => {
    await behind("type: learn.axis");
    assert.match(await workbench.hover(), /learn\.axis\s+One simulated axis[^]*velocity\s+\(float, default 1\.0\)/);
    await workbench.screenshot("ioc-yaml-hover");
    await behind("P: \"{{ _global.get_env('REMOTE");
    assert.match(await workbench.hover(), /REMOTE_PREFIX/);
    await behind("P: \"BL01T-{{ 'TS");
    assert.match(await workbench.hover(), /BL01T-TS-LEARN-01/);
  });

  test("a dash brings entity types, and a type the lines for what must be given, with the ids above", async () => {
    await behind("M: X\n    number: 1");
    await workbench.page.keyboard.press("Enter");
    await workbench.page.keyboard.press("Backspace");
    await type("- learn");
    assert.deepEqual(await workbench.suggestions(), ["learn.axis", "learn.stage"]);
    await workbench.screenshot("ioc-yaml-completion-types");
    await workbench.page.keyboard.press("Enter");
    assert.deepEqual(await workbench.suggestions(), ["table"]);
    await workbench.untilEditorShows(/ {2}- type: learn\.axis.*\n {4}stage: table\n {4}M: \n {4}number: /);
    await workbench.page.keyboard.press("Tab");
    await type("Q");
    await workbench.page.keyboard.press("Tab");
    await type("7");
    await workbench.page.keyboard.press("Enter");
    await workbench.untilEditorShows(/ {4}stage: table\n {4}M: Q\n {4}number: 7\n/);
    const [first, second] = await workbench.suggestions();
    assert.deepEqual([first, second], ["direction", "velocity"]);
    await workbench.page.keyboard.press("Enter");
    assert.deepEqual((await workbench.suggestions()).slice(0, 2), ["Pos", "Neg"]);
    await workbench.screenshot("ioc-yaml-completion-choices");
    await workbench.page.keyboard.press("ArrowDown");
    await workbench.page.keyboard.press("Enter");
    await workbench.untilEditorShows(/ {4}number: 7\n {4}direction: Neg/);
  });

  test("behind a reference the ids of fitting entities above are offered", async () => {
    await behind("stage: tabel");
    for (let typed = 0; typed < 5; typed++) await workbench.page.keyboard.press("Backspace");
    assert.deepEqual((await workbench.suggestions()).slice(0, 1), ["table"]);
  });

  test("in Jinja names, attributes and filters are offered", async () => {
    await behind("Slits at {{ PP");
    await workbench.page.keyboard.press("Backspace");
    assert.ok((await workbench.suggestions()).includes("P"));
    await workbench.page.keyboard.press("Escape");
    await type(" | up");
    assert.ok((await workbench.suggestions()).includes("upper"));
    await workbench.page.keyboard.press("Escape");
    await behind('M: "{{ stage.');
    await workbench.page.keyboard.press("Control+Delete");
    assert.ok((await workbench.suggestions()).includes("P"));
    await workbench.screenshot("ioc-yaml-completion-jinja");
  });

  test("in braces a parameter stays in the line", async () => {
    await behind('P: "BL01T-TS-LEARN-01:SPARE{{ n }}"');
    await type(", com");
    assert.deepEqual(await workbench.suggestions(), ["comment"]);
    await workbench.page.keyboard.press("Enter");
    await workbench.untilEditorShows(/SPARE\{\{ n \}\}", comment: +\}/);
  });

  test("Go to Definition leads to the entity, to its model, and to a parameter of it", async () => {
    await behind("type: learn.axis\n    stage: tab");
    await workbench.page.keyboard.press("F12");
    await workbench.untilCursorIsAt(lineOf("name: table"));
    await behind("type: learn.axis\n    stage: tab");
    await workbench.runCommand("Go to Type Definition");
    await tab(MODELS).waitFor();
    await workbench.untilEditorShows("A stage that moves one or more axes");
    await workbench.runCommand("View: Close Editor");
    await behind("    number");
    await workbench.page.keyboard.press("F12");
    await tab(MODELS).waitFor();
    await workbench.untilEditorShows("Number of the axis on the controller");
  });

  test("references are shown in place, and marked where they are", async () => {
    await behind("name: tab");
    await workbench.page
      .locator(".view-overlays .wordHighlightText, .view-overlays .wordHighlight, .view-overlays .wordHighlightStrong")
      .first()
      .waitFor();
    await workbench.page.keyboard.press("Shift+F12");
    const peek = workbench.page.locator(".peekview-widget");
    await peek.waitFor();
    await peek.locator(".monaco-list-row").filter({ hasText: "stage: table" }).first().waitFor();
    await workbench.screenshot("ioc-yaml-references");
  });

  test("an id is renamed with its references; a name that another has is refused in one sentence", async () => {
    await behind("- type: learn.stage\n    name: gan");
    await workbench.page.keyboard.press("F2");
    const input = workbench.page.locator(".rename-box input");
    await input.waitFor();
    await input.fill("portal");
    await workbench.screenshot("ioc-yaml-rename");
    await input.press("Enter");
    await workbench.untilEditorShows("stage: portal");
    await workbench.untilEditorShows("name: portal");
    await workbench.page.keyboard.press("F2");
    await input.waitFor();
    await input.fill("table");
    await input.press("Enter");
    await workbench.page
      .locator(".notification-toast, .monaco-editor-overlaymessage")
      .filter({ hasText: "table" })
      .first()
      .waitFor();
    await workbench.screenshot("ioc-yaml-rename-refused");
    await workbench.runCommand("Notifications: Clear All Notifications");
  });

  test("breadcrumbs and outline name entities by their ids; selections grow, entities fold", async () => {
    await behind("name: mirror");
    await workbench.page
      .locator(".breadcrumbs-control .monaco-breadcrumb-item")
      .filter({ hasText: "mirror" })
      .waitFor();
    await workbench.page.keyboard.press("Control+Shift+O");
    const rows = workbench.page.locator(".quick-input-widget .monaco-list-row");
    await rows.filter({ hasText: "gantry" }).first().waitFor();
    await workbench.screenshot("ioc-yaml-symbols");
    await workbench.page.keyboard.press("Escape");
    for (let times = 0; times < 3; times++) await workbench.page.keyboard.press("Shift+Alt+ArrowRight");
    await workbench.page.locator(".statusbar-item").filter({ hasText: "selected" }).waitFor();
    await workbench.screenshot("ioc-yaml-selection");
    await behind("name: mirror");
    await workbench.runCommand("Fold");
    await until("the entity to be folded", async () => !(await workbench.editorText()).includes("name: mirror"));
  });

  test("every entity of every IOC is found by its name", async () => {
    await workbench.page.keyboard.press("Control+P");
    await workbench.page.locator(".quick-input-widget input.input").fill("#mirror");
    await workbench.page
      .locator(".quick-input-widget .monaco-list-row")
      .filter({ hasText: "mirror" })
      .first()
      .waitFor();
  });

  test("names of files are links", async () => {
    await workbench.goTo(1);
    await workbench.page.locator(".view-line .detected-link").filter({ hasText: MODELS }).waitFor();
  });

  test("names in Jinja have colours of their own", async () => {
    await behind("Slits at {{ P");
    await workbench.runCommand("Developer: Inspect Editor Tokens and Scopes");
    const found = workbench.page.locator(".token-inspect-widget");
    await found.filter({ hasText: "semantic token type" }).filter({ hasText: "variable" }).waitFor();
  });

  test("rendered values and defaults stand beside the text", async () => {
    await workbench.goTo(1);
    await workbench.untilEditorShows("= bl01t-ts-learn-01");
    await workbench.untilEditorShows("learn.stagecomment: a stage");
    await workbench.screenshot("ioc-yaml-hints");
  });

  test("the light bulb corrects a name, adds what is missing, and converts what ibek 2 called so", async () => {
    // From below, as a fix moves what is below it.
    await behind('P: "{{ __utils');
    await workbench.codeActions("_global");
    await workbench.untilEditorShows("{{ _global.get_env('IOC_NAME') }}:MIRROR");
    await behind("Add M: Z.\n  - type: learn");
    await workbench.codeActions("Add");
    await workbench.untilEditorShows(/Add M: Z\.\n {2}- type: learn\.axis.*\n(.*\n){0,3} {4}M:/);
    await workbench.page.keyboard.press("Escape");
    await behind("type: learn.axsi");
    await workbench.codeActions("Change to `learn.axis`");
    await workbench.untilEditorShows(/Unknown type.*\n {2}- type: learn\.axis/);
    await workbench.screenshot("ioc-yaml-fixed");
  });

  test("alike entities become a repeat, and a header with the schema is added", async () => {
    const file = path.join(sample.folder, FILE);
    const stage = (number: number): string => `  - type: learn.stage\n    name: table${number}\n    P: T${number}\n`;
    // Only where ibek generates something can be told that it stays the same.
    const [right = ""] = text.split("\n  # ---- Mistakes", 1);
    writeFileSync(file, `${right}\n${stage(2)}\n${stage(3)}`);
    await workbench.untilEditorShows("P: T3");
    await behind("name: table2");
    for (let times = 0; times < 5; times++) await workbench.page.keyboard.press("Shift+ArrowDown");
    await workbench.codeActions("Extract 2 entities to a repeat");
    await workbench.untilEditorShows(/- type: ibek\.repeat.*\n {4}values: \[2, 3\]\n/);
    await workbench.screenshot("ioc-yaml-repeat");
    writeFileSync(file, text);
    await workbench.runCommand("File: Revert File");
    await workbench.untilEditorShows("Mistakes");
    await workbench.goTo(1);
    await workbench.codeActions("Add a header with the schema");
    await workbench.untilEditorShows("# yaml-language-server: $schema=");
  });

  test("above an entity its references are counted, above the file its startup script is offered", async () => {
    await workbench.goTo(1);
    await lens("Preview startup script").waitFor();
    // One that is being asked for anew takes no click.
    await workbench.page.waitForTimeout(1000);
    await lens("9 references").click();
    await workbench.page.locator(".peekview-widget").waitFor();
  });

  test("formatting keeps comments", async () => {
    await behind("    stage: table\n    M: X");
    await type("   ");
    await workbench.runCommand("Format Document");
    await workbench.untilEditorShows(/ {4}M: X\n {4}number: 1/);
    await workbench.untilEditorShows("# 1. Unknown type");
  });

  test("the preview opens beside, and the cursor stays in the ioc.yaml", async () => {
    await workbench.goTo(1);
    await lens("Preview startup script").click();
    await workbench.page.locator(".tab").filter({ hasText: "st.cmd (preview of bl01t-ts-learn-01)" }).waitFor();
    await workbench.page
      .locator('.monaco-editor[data-uri^="epics-ioc-preview:"]')
      .filter({ hasText: "ibek refuses" })
      .waitFor();
    await workbench.screenshot("ioc-yaml-preview");
    await workbench.page.keyboard.press("Control+2");
    await workbench.runCommand("View: Close Editor");
  });

  test("the status item says where definitions come from", async () => {
    const item = workbench.page.locator("#status\\.languageStatus");
    await item.click();
    const details = workbench.page.locator(".monaco-hover .language-status, .hover-language-status").first();
    await details.waitFor();
    assert.match(await details.innerText(), /ibek \d+\.\d+\.\d+ · definitions from config\//);
    await workbench.page.waitForTimeout(500);
    await workbench.screenshot("ioc-yaml-status");
  });

  test("settings hide the hints and change a rule's severity", async () => {
    mkdirSync(path.join(sample.folder, ".vscode"), { recursive: true });
    const settings = { "epicsIoc.ioc.inlayHints": false, "epicsIoc.rules": { "unknown-type": "off" } };
    writeFileSync(path.join(sample.folder, ".vscode", "settings.json"), JSON.stringify(settings));
    await workbench.goTo(1);
    await until("the hints to be gone", async () => !(await workbench.editorText()).includes("= bl01t-ts-learn-01"));
    const first = async (): Promise<string> => (await workbench.problems())[1] ?? "";
    await until("the rule to be off", async () => (await first()).includes("needs the parameter"));
    await workbench.screenshot("ioc-yaml-settings");
  });
});
