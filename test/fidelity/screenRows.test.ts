// With PVI, ibek adds rows of databases it makes itself. We know them where the device's YAML is in config/.
import assert from "node:assert/strict";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { createIocYamlLanguage } from "../../language-server/iocYaml/iocYamlLanguage.ts";
import { NodeWorkspace } from "../../language-server/nodeWorkspace.ts";
import { DEFAULT_SETTINGS } from "../../language-server/settings.ts";
import { uriOfPath } from "../../language-server/text/fileUri.ts";
import { run } from "../../src/processes/run.ts";
import { parts, without } from "../support/parts.ts";

const SUPPORT = `module: m
entity_models:
  - name: Device
    description: with a screen that becomes a PV
    parameters:
      name: {type: id, description: n}
      P: {type: str, description: p}
      R: {type: str, description: r, default: ":R{{ name }}"}
    databases:
      - {file: x.template, args: {P: , R: }}
    pvi:
      yaml_path: "{{ 'device' }}.pvi.device.yaml"
      ui_index: false
      pv: true
      pv_prefix: $(P)$(R)
      ui_macros: {P: , R: , X: "{{ name }}-x"}
  - name: Other
    description: with a screen only
    parameters: {P: {type: str, description: p}}
    pvi: {yaml_path: device.pvi.device.yaml, ui_macros: {P: }}
`;
const IOC = `ioc_name: n
description: d
entities:
  - {type: m.Device, name: a, P: BL}
  - {type: m.Other, P: Q}
  - {type: m.Device, name: bb, P: BL2, entity_enabled: false}
  - {type: ibek.repeat, values: [1], entity: {type: m.Device, name: "r{{ index }}", P: X}}
`;
const GENERATE = `
import sys
from pathlib import Path
from ibek.runtime_cmds.commands import do_generate
config, out = Path(sys.argv[1]), Path(sys.argv[2])
do_generate([config / "ioc.yaml"], [config / "m.ibek.support.yaml"], out, True)
`;

async function substitutions(config: string): Promise<string | undefined> {
  const workspace = new NodeWorkspace({ roots: () => [], openText: () => undefined });
  const language = createIocYamlLanguage(workspace, {
    imageDefinitions: () => ({ kind: "none", why: undefined }),
    settings: () => DEFAULT_SETTINGS,
    reportCatalogue: () => undefined,
  });
  const analysis = await language.analyse({ uri: uriOfPath(`${config}/ioc.yaml`), version: 1, text: IOC }, undefined);
  const preview = language.preview?.(analysis);
  return preview?.ok ? preview.files.find(({ name }) => name === "ioc.subst")?.text : undefined;
}

for (const version of ["4.8.2", "4.6.2"] as const) {
  test(`rows of PVI's databases are those of ibek ${version}`, { skip: without("ibek") }, async () => {
    const root = await mkdtemp(join(tmpdir(), "pvi-"));
    try {
      const config = join(root, "ioc/config");
      for (const folder of [config, join(root, "opi"), join(root, "runtime")]) await mkdir(folder, { recursive: true });
      await writeFile(join(config, "m.ibek.support.yaml"), SUPPORT);
      await writeFile(join(config, "ioc.yaml"), IOC);
      assert.doesNotMatch((await substitutions(config)) ?? "", /pvi/, "the device's YAML is not at hand");
      await writeFile(join(config, "device.pvi.device.yaml"), "label: Device\nchildren: []\n");
      const environment = { EPICS_ROOT: root, IOC: "/epics/ioc", RUNTIME_DIR: join(root, "runtime") };
      const args = ["-c", GENERATE, config, join(root, "runtime")];
      const ran = await run(
        { program: parts.ibek![version], args, environment },
        { doing: "run ibek", signal: AbortSignal.timeout(60_000) },
      );
      assert.ok(ran.ok && ran.value.exitCode === 0, JSON.stringify(ran));
      assert.equal(await substitutions(config), await readFile(join(root, "runtime/ioc.subst"), "utf8"));
    } finally {
      await rm(root, { recursive: true });
    }
  });
}
