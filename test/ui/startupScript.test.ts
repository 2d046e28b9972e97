// An IOC as one finds it in a module's iocBoot, in a real VS Code without engine or cluster: what it loads, the way from
// the script to the template, and no false alarm, also in a real IOC's folder. The pictures are kept in out/screenshots.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { parts, without } from "../support/parts.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const FILES: Readonly<Record<string, string>> = {
  "iocBoot/iocStage/st.cmd": `#!../../bin/linux-x86_64/stage
epicsEnvSet("TOP", "../..")
epicsEnvSet("PREFIX", "BL01T-MO-STAGE-01")
dbLoadDatabase("$(TOP)/dbd/stage.dbd")
stage_registerRecordDeviceDriver(pdbbase)
drvAsynIPPortConfigure("STAGE", "172.23.1.5:5000")
dbLoadTemplate("motor.substitutions", "P=$(PREFIX)")
dbLoadRecords("$(TOP)/db/busy.db", "P=$(PREFIX),PORT=STAGE")
iocInit
dbpf("BL01T-MO-STAGE-01:X.DESC", "Across the beam")
`,
  "iocBoot/iocStage/motor.substitutions": `file "$(TOP)/db/axis.template" {
  pattern { M, ADDR, DESC }
  { "X", 1, "Across" }
  { "Y", 2, "Up" }
}
`,
  "db/axis.template": `record(motor, "$(P):$(M)") {
  field(DESC, "$(DESC)")
  field(DTYP, "asynMotor")
  field(OUT, "@asyn(STAGE,$(ADDR))")
}
record(ai, "$(P):$(M):TEMP") {
  field(SCAN, "1 second")
}
`,
  "db/busy.db": 'record(bo, "$(P):BUSY") {\n  field(DTYP, "asynInt32")\n  field(OUT, "@asyn($(PORT))BUSY")\n}\n',
  "dbd/stage.dbd": "",
};

const root = path.join(import.meta.dirname, "..", "..");

describe("On a startup script", { skip: without("vscode") }, () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "epics-ioc-stage-")), "stage");
  let workbench: Workbench;

  before(async () => {
    for (const [name, text] of Object.entries(FILES)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    const real = path.join(parts.corpus ?? "", "epics-languages", "epics-modules+ether_ip", "iocBoot");
    if (parts.corpus !== undefined) symlinkSync(real, path.join(folder, "real"));
    workbench = await openWorkbench(parts.vscode!, {
      folder,
      extension: { kind: "folder", path: root },
      size: { width: 1360, height: 820 },
      settings: {
        "epicsIoc.containerEngine": path.join(folder, "none.sock"),
        "editor.minimap.enabled": false,
        "workbench.colorTheme": "Default Dark Modern",
      },
      environment: { KUBECONFIG: path.join(folder, "none") },
    });
    workbench.page.setDefaultTimeout(20_000);
    await workbench.openFile("iocStage/st.cmd");
  });
  let done = 0;
  afterEach(() => workbench.screenshot(`startup-script-${(done += 1)}`));
  after(async () => {
    await workbench.close();
    rmSync(path.dirname(folder), { recursive: true });
  });

  const inFront = (name: string): Promise<void> =>
    workbench.page.locator(".tab.active").filter({ hasText: name }).waitFor();
  /** Puts the cursor behind a part of a file. */
  const behind = async (file: string, part: string): Promise<void> => {
    const lines = (FILES[file]!.split(part, 1)[0]! + part).split("\n");
    await workbench.goTo(lines.length, lines.at(-1)!.length + 1);
  };

  test("the view shows what the IOC loads, with records and fields, and a click leads to the template", async () => {
    await workbench.showViewContainer("EPICS IOCs");
    await workbench.page.locator('.pane-header[aria-label*="IOC Contents"]').click();
    await workbench.page.locator('.pane-header[aria-label*="IOCs Section"]').click();
    await workbench.widenSideBar(120);
    await workbench.treeRow("motor.substitutions, 2 rows, 4 records").waitFor();
    await workbench.treeRow("motor.substitutions, 2 rows").locator(".monaco-tl-twistie").click();
    await workbench.treeRow("axis.template, 2 records · M=X, ADDR=1").first().waitFor();
    await workbench.treeRow("axis.template, 2 records").first().locator(".monaco-tl-twistie").click();
    const record = workbench.treeRow("BL01T-MO-STAGE-01:X, motor");
    await record.locator(".monaco-tl-twistie").click();
    await workbench.treeRow("OUT, @asyn(STAGE,1)").waitFor();
    await workbench.screenshot("ioc-contents");
    await record.click();
    await inFront("axis.template");
  });

  test("the records of the IOC can be filtered", async () => {
    await workbench.runCommand("EPICS IOC: Filter Records");
    await workbench.quickInput("busy");
    await workbench.treeRow("busy.db, one record").waitFor();
    await workbench.treeRow("motor.substitutions").waitFor({ state: "detached" });
    await workbench.runCommand("EPICS IOC: Show All Records");
    await workbench.treeRow("motor.substitutions").waitFor();
  });

  test("a record leads from the script to its template, and hovering tells the way", async () => {
    await workbench.openFile("iocStage/st.cmd");
    await behind("iocBoot/iocStage/st.cmd", 'dbpf("BL01T-MO-STAGE-01');
    assert.match(await workbench.hover(), /st\.cmd line 7 → motor\.substitutions line 3 → axis\.template line 1/);
    await workbench.screenshot("record-hover");
    await workbench.page.keyboard.press("Escape");
    await workbench.page.keyboard.press("F12");
    await inFront("axis.template");
  });

  test("neither this IOC nor a real one has an error", async () => {
    const problems = workbench.page.locator('[id="status.problems"]');
    await workbench.openFile("iocStage/st.cmd");
    await problems.filter({ hasText: /^\s*0\s*0\s*$/ }).waitFor();
    if (parts.corpus === undefined) return;
    await workbench.openFile("real/iocether_ip/st.cmd");
    await workbench.treeRow("string.db, 4 records").waitFor();
    // It is not built, so its definition is missing: a warning.
    await problems.filter({ hasText: /^\s*0\s*1\s*$/ }).waitFor();
  });
});
