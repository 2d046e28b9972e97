import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parts } from "../parts.ts";
import { openWorkbench, type Workbench } from "./workbench.ts";

const root = path.join(import.meta.dirname, "..", "..", "..");

/** A copy of the sample beamline in a VS Code that knows neither an engine nor a cluster. */
export interface OpenedSample {
  readonly workbench: Workbench;
  /** Absolute; `services/` is in it. */
  readonly folder: string;
  /** Puts the cursor behind the first `text` of a file as it is on disk: `behind("services/a/config/ioc.yaml", "P: ")`. */
  behind(file: string, text: string): Promise<void>;
  close(): Promise<void>;
}

export async function openSampleBeamline(): Promise<OpenedSample> {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "epics-ioc-sample-")), "bl01t-services");
  cpSync(path.join(root, "docs", "sample-beamline"), folder, { recursive: true });
  const workbench = await openWorkbench(parts.vscode!, {
    folder,
    extension: { kind: "folder", path: root },
    size: { width: 1360, height: 820 },
    settings: {
      "epicsIoc.containerEngine": path.join(folder, "none.sock"),
      "editor.minimap.enabled": false,
      // What a test types is taken back by reverting the file.
      "files.autoSave": "off",
      "workbench.colorTheme": "Default Dark Modern",
    },
    environment: { KUBECONFIG: path.join(folder, "none") },
  });
  return {
    workbench,
    folder,
    behind: async (file, text) => {
      const before = readFileSync(path.join(folder, file), "utf8").split(text, 1)[0]! + text;
      const lines = before.split("\n");
      await workbench.goTo(lines.length, lines.at(-1)!.length + 1);
    },
    close: async () => {
      await workbench.close();
      rmSync(path.dirname(folder), { recursive: true });
    },
  };
}
