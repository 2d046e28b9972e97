// The package a user installs, in a VS Code that has never seen the sources.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { packageExtension } from "../../scripts/packageExtension.ts";
import { parts, without } from "../support/parts.ts";
import { openWorkbench, type Workbench } from "../support/vscode/workbench.ts";

const SAMPLE = path.join(import.meta.dirname, "..", "..", "docs", "sample-beamline");
const MEGABYTE = 1024 * 1024;

describe("The package, installed into VS Code", { skip: without("vscode") }, () => {
  let folder = "";
  let bytes = 0;
  let workbench: Workbench;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), "epics-ioc-package-"));
    const packaged = await packageExtension(folder);
    bytes = packaged.bytes;
    const extension = { kind: "vsix", path: packaged.file } as const;
    const environment = { KUBECONFIG: path.join(folder, "none") };
    workbench = await openWorkbench(parts.vscode!, { extension, folder: SAMPLE, environment });
  });
  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("is smaller than 2 MB", () => assert.ok(bytes < 2 * MEGABYTE, `${bytes} bytes`));

  test("shows its own side bar", async () => {
    await workbench.showViewContainer("EPICS IOCs");
    await workbench.treeRow("No beamline chosen").waitFor();
  });

  test("flags the mistakes in the sample's ioc.yaml", async () => {
    await workbench.openFile("bl01t-ts-learn-01/config/ioc.yaml");
    const problems = await workbench.problems();
    assert.ok(
      problems.some((problem) => problem.includes("unknown-type")),
      problems.join("\n"),
    );
  });
});
