// What an editor offers on support YAML, each once, in a real VS Code on the instance with mistakes, which needs neither
// an engine nor a cluster. The pictures are kept in out/screenshots.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import type { Locator } from "playwright-core";
import { without } from "../support/parts.ts";
import { until } from "../support/parts/until.ts";
import { openSampleBeamline, type OpenedSample } from "../support/vscode/openSampleBeamline.ts";
import type { Workbench } from "../support/vscode/workbench.ts";

const INSTANCE = "services/bl01t-ts-learn-01";
const FILE = `${INSTANCE}/config/learn.ibek.support.yaml`;

describe("On support YAML", { skip: without("vscode") }, () => {
  let sample: OpenedSample;
  let workbench: Workbench;
  let text = "";

  before(async () => {
    sample = await openSampleBeamline();
    ({ workbench } = sample);
    text = readFileSync(path.join(sample.folder, FILE), "utf8");
    await workbench.openFile("learn.ibek.support.yaml");
    await workbench.runCommand("View: Toggle Primary Side Bar Visibility");
    await lens("references").waitFor();
  });
  let done = 0;
  afterEach(async () => {
    await workbench.screenshot(`support-yaml-${(done += 1)}`);
    for (const key of ["Escape", "Escape", "Control+1"]) await workbench.page.keyboard.press(key);
    if (!(await tab("learn.ibek.support.yaml").isVisible())) await workbench.runCommand("View: Close Editor");
    await workbench.runCommand("File: Revert File");
  });
  after(() => sample.close());

  const behind = (before: string): Promise<void> => sample.behind(FILE, before);
  const lineOf = (part: string): number => text.split(part, 1)[0]!.split("\n").length;
  const type = (typed: string): Promise<void> => workbench.page.keyboard.type(typed, { delay: 20 });
  const tab = (name: string): Locator => workbench.page.locator(".tab.active").filter({ hasText: name });
  const lens = (label: string): Locator =>
    workbench.page.locator(".codelens-decoration a").filter({ hasText: label }).first();

  test("hover describes keys and parameters, and where a name in Jinja comes from", async () => {
    await behind("      velocity");
    assert.match(await workbench.hover(), /Velocity in mm\/s/);
    await workbench.screenshot("support-yaml-hover");
    await behind('VELO: "{{ velo');
    assert.match(await workbench.hover(), /velocity/);
    await behind("    data");
    assert.match(await workbench.hover(), /databases/);
  });

  test("keys, types, and names in Jinja are offered", async () => {
    await behind("description: Velocity in mm/s");
    await workbench.page.keyboard.press("Control+Shift+K");
    await workbench.page.keyboard.press("ArrowUp");
    await workbench.page.keyboard.press("End");
    await workbench.page.keyboard.press("Enter");
    assert.ok((await workbench.suggestions()).includes("description"));
    await workbench.screenshot("support-yaml-completion-keys");
    await type("desc");
    await workbench.page.keyboard.press("Enter");
    await workbench.untilEditorShows(/ {8}type: float\n {8}description: /);
    await workbench.runCommand("File: Revert File");
    await behind("        type: float");
    for (let typed = 0; typed < 5; typed++) await workbench.page.keyboard.press("Backspace");
    const types = await workbench.suggestions();
    for (const known of ["int", "float", "enum", "id"]) assert.ok(types.includes(known), known);
    await workbench.runCommand("File: Revert File");
    await behind('SIGN: "{{ ');
    await workbench.page.keyboard.press("Control+Delete");
    const names = await workbench.suggestions();
    for (const known of ["direction", "number", "stage"]) assert.ok(names.includes(known), known);
    await workbench.screenshot("support-yaml-completion-jinja");
  });

  test("a name in Jinja leads to its parameter, a database to its file", async () => {
    await behind('VELO: "{{ velo');
    await workbench.page.keyboard.press("F12");
    await workbench.untilCursorIsAt(lineOf("      velocity:"));
    await behind("file: axis.temp");
    await workbench.page.keyboard.press("F12");
    await tab("axis.template").waitFor();
  });

  test("references of a parameter are in the definition and in every ioc.yaml", async () => {
    await behind("      num");
    await workbench.page.keyboard.press("Shift+F12");
    const peek = workbench.page.locator(".peekview-widget");
    await peek.locator(".monaco-list-row").filter({ hasText: "1 <= number <= 8" }).waitFor();
    await peek.locator(".monaco-list-row").filter({ hasText: "ioc.yaml" }).waitFor();
    await workbench.screenshot("support-yaml-references");
  });

  test("a parameter is renamed with its uses here and in the ioc.yaml", async () => {
    const instance = path.join(sample.folder, INSTANCE, "config", "ioc.yaml");
    const before = readFileSync(instance, "utf8");
    await behind("      num");
    await workbench.page.keyboard.press("F2");
    const input = workbench.page.locator(".rename-box input");
    await input.waitFor();
    await input.fill("axisNumber");
    await workbench.screenshot("support-yaml-rename");
    await input.press("Enter");
    await workbench.untilEditorShows("      axisNumber:");
    await behind("validate:");
    await workbench.untilEditorShows('NUMBER: "{{ axisNumber }}"');
    await workbench.untilEditorShows("1 <= axisNumber <= 8");
    // An editor saves what a renaming changes in files that are not open.
    await until("the ioc.yaml to follow", () => {
      const ioc = readFileSync(instance, "utf8");
      return Promise.resolve(ioc.includes("    axisNumber: 1\n") && !ioc.includes("    number: 1\n"));
    });
    writeFileSync(instance, before);
  });

  test("breadcrumbs and outline name entity models; selections grow, models fold, files are links", async () => {
    await behind("      velo");
    await workbench.page
      .locator(".breadcrumbs-control .monaco-breadcrumb-item")
      .filter({ hasText: "velocity" })
      .waitFor();
    await workbench.page.keyboard.press("Control+Shift+O");
    const rows = workbench.page.locator(".quick-input-widget .monaco-list-row");
    await rows.filter({ hasText: "axis" }).first().waitFor();
    await workbench.screenshot("support-yaml-symbols");
    await workbench.page.keyboard.press("Escape");
    for (let times = 0; times < 3; times++) await workbench.page.keyboard.press("Shift+Alt+ArrowRight");
    await workbench.page.locator(".statusbar-item").filter({ hasText: "selected" }).waitFor();
    await workbench.page.locator(".view-line .detected-link").filter({ hasText: "axis.template" }).first().waitFor();
    await behind("      velo");
    await workbench.runCommand("Fold");
    await until("the parameter to be folded", async () => !(await workbench.editorText()).includes("Velocity in mm/s"));
  });

  test("names in Jinja have colours of their own", async () => {
    await behind('VELO: "{{ velo');
    await workbench.runCommand("Developer: Inspect Editor Tokens and Scopes");
    const found = workbench.page.locator(".token-inspect-widget");
    await found.filter({ hasText: "semantic token type" }).filter({ hasText: "variable" }).waitFor();
  });

  test("above a model its entities are counted", async () => {
    await workbench.goTo(1);
    // One that is being asked for anew takes no click.
    await workbench.page.waitForTimeout(1000);
    await lens("references").click();
    await workbench.page
      .locator(".peekview-widget .monaco-list-row")
      .filter({ hasText: "learn.stage" })
      .first()
      .waitFor();
    await workbench.screenshot("support-yaml-lens");
  });

  test("formatting keeps comments", async () => {
    await behind("        type: float");
    await type("   ");
    await workbench.runCommand("Format Document");
    await workbench.untilEditorShows(/type: float\n/);
    await workbench.goTo(1);
    await workbench.untilEditorShows("# Entity models of this instance's own");
  });

  test("problems tell what ibek refuses, with the code of the rule; the light bulb mends a type", async () => {
    await workbench.openFile("broken.ibek.support.yaml");
    await workbench.page.locator(".squiggly-error").first().waitFor();
    const problems = (await workbench.problems()).join("\n");
    assert.match(problems, /unknown-key/);
    assert.match(problems, /missing-key/);
    await workbench.screenshot("support-yaml-problems");
    await workbench.runCommand("View: Hide Panel");
    await sample.behind(`${INSTANCE}/workshop/config/broken.ibek.support.yaml`, "type: inte");
    await workbench.codeActions("int");
    await workbench.untilEditorShows("number: {type: int, description: a number}");
    await workbench.runCommand("File: Revert File");
  });

  test("definitions of ibek 2 are converted by the light bulb", async () => {
    await workbench.openFile("old.ibek.support.yaml");
    await sample.behind(`${INSTANCE}/workshop/config/old.ibek.support.yaml`, "\ndefs");
    await workbench.codeActions("Convert");
    await workbench.untilEditorShows("entity_models:");
    await workbench.untilEditorShows("parameters:");
    await workbench.screenshot("support-yaml-converted");
    await workbench.runCommand("File: Revert File");
  });
});
