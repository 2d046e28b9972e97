// The real ibek in a real container, as the command runs it.
import assert from "node:assert/strict";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { after, before, describe, test } from "node:test";
import { displayCommandLine, type CommandLine } from "../../../src/core/commandLine.ts";
import type { Outcome } from "../../../src/core/failure.ts";
import type { ImageStore } from "../../../src/core/imageStore.ts";
import {
  generateInImage,
  type Generation,
  type GenerationResult,
} from "../../../src/preview/comparison/generateInImage.ts";
import { run, type Run } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { parts, without } from "../../support/parts.ts";

const SAMPLE = path.join(import.meta.dirname, "..", "..", "..", "docs", "sample-beamline", "services");
const NO_IBEK = "localhost/ck-no-ibek:1";

describe("The ibek of an image in podman", { skip: without("engine", "images") }, () => {
  let images: ImageStore;
  let folder = "";
  let config = "";
  const lines: string[] = [];
  /** The engine of the tests needs settings of its own beside its socket. */
  const runHere: Run = (command, options) =>
    run({ ...command, environment: { ...command.environment, ...parts.engine!.environment } }, options);

  before(async () => {
    const environment = { CONTAINER_HOST: `unix://${parts.engine!.socket}` };
    const source = containersSource(() => ({ engine: parts.engine!.socket, extraLabels: [] }), environment);
    const found = await source.imageStore(AbortSignal.timeout(30_000));
    assert.ok(found.ok, JSON.stringify(found));
    images = found.value;
    folder = mkdtempSync(path.join(tmpdir(), "epics-ioc-generate-"));
    config = path.join(folder, "bl01t-ts-demo-01", "config");
    cpSync(path.join(SAMPLE, "bl01t-ts-demo-01", "config"), config, { recursive: true });
    const container = await podman("create", "--network", "none", parts.images!.runtime);
    await podman("commit", "--quiet", "--change", "ENV PATH=/usr/bin:/bin", container, NO_IBEK);
    await podman("rm", container);
  });
  after(async () => {
    await podman("rmi", NO_IBEK);
    rmSync(folder, { recursive: true });
  });

  function generate(changes: Partial<Generation> = {}): Promise<Outcome<GenerationResult>> {
    return generateInImage({
      file: path.join(config, "ioc.yaml"),
      image: parts.images!.runtime,
      environment: { IOC_NAME: "bl01t-ts-demo-01" },
      images,
      run: runHere,
      logCommand: (command: CommandLine) => lines.push(displayCommandLine(command)),
      report: () => undefined,
      mayPull: () => assert.fail("nothing is pulled"),
      signal: AbortSignal.timeout(120_000),
      ...changes,
    });
  }

  const left = (): Promise<string> => podman("ps", "--all", "--quiet", "--filter", "name=epics-ioc-generate");

  test("writes the files of the sample IOC as the image itself does at its start", async () => {
    const outcome = await generate();
    assert.ok(outcome.ok && outcome.value.kind === "generated", JSON.stringify(outcome));
    const script = `$IOC/start.sh </dev/null >/dev/null 2>&1; cat /epics/runtime/st.cmd && echo ==== && cat /epics/runtime/ioc.subst`;
    const volume = ["--volume", `${config}:/epics/ioc/config:ro`, "--env", "IOC_NAME=bl01t-ts-demo-01"];
    const options = ["--rm", "--network", "none", ...volume, parts.images!.runtime, "bash", "-c", script];
    const [startup = "", substitutions = ""] = (await podman("run", ...options)).split("====\n");
    assert.equal(outcome.value.texts.get("st.cmd"), startup);
    assert.equal(outcome.value.texts.get("ioc.subst")?.trimEnd(), substitutions);
    assert.match(startup, /^dbpf "BL01T-TS-DEMO-01:OVEN:CH2:TEMP\.HYST"/m);
    assert.equal(outcome.value.texts.has("wait_list.yaml"), false);
    assert.match(
      lines[0] ?? "",
      /podman --url unix:\S+ run --rm .*--network=none .*readonly .*ibek runtime generate2/s,
    );
    assert.equal(await left(), "");
  });

  test("says what it refuses in ibek's own words", async () => {
    const file = path.join(config, "wrong.ibek.ioc.yaml");
    writeFileSync(file, "ioc_name: x\ndescription: y\nentities:\n  - type: demo.controller\n    nam: oven\n");
    const outcome = await generate({ file });
    assert.ok(outcome.ok && outcome.value.kind === "refused", JSON.stringify(outcome));
    assert.match(outcome.value.why, /ValidationError.*demo\.controller/);
    assert.match(outcome.value.output, /Traceback/);
  });

  test("takes a file of another name alone", async () => {
    const file = path.join(config, "other.ibek.ioc.yaml");
    writeFileSync(
      file,
      "ioc_name: '{{ ioc_yaml_file_name }}'\ndescription: y\nentities:\n  - {type: demo.iocStatus, P: OTHER}\n",
    );
    const outcome = await generate({ file });
    assert.ok(outcome.ok && outcome.value.kind === "generated", JSON.stringify(outcome));
    assert.match(outcome.value.texts.get("ioc.subst") ?? "", /"other\.ibek\.ioc"/);
  });

  test("an image without ibek and one that is not here are failures", async () => {
    const without = await generate({ image: NO_IBEK });
    assert.ok(!without.ok && without.failure.kind === "notFound", JSON.stringify(without));
    assert.equal(without.failure.why, `there is no ibek in ${NO_IBEK}`);
    const missing = await generate({ image: "localhost/ck-no-such:1", mayPull: () => Promise.resolve(false) });
    assert.ok(!missing.ok && missing.failure.kind === "cancelled", JSON.stringify(missing));
  });

  test("cancelled, no container stays behind", async () => {
    const abort = new AbortController();
    const generating = generate({ signal: abort.signal });
    for (let tries = 0; (await left()) === "" && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    abort.abort();
    const outcome = await generating;
    assert.ok(!outcome.ok && outcome.failure.kind === "cancelled", JSON.stringify(outcome));
    for (let tries = 0; (await left()) !== "" && tries < 100; tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    assert.equal(await left(), "");
  });
});
