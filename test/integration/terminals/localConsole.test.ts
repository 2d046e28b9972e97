import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run, runToSuccess } from "../../../src/processes/run.ts";
import { containersSource } from "../../../src/runtimes/containers/containersSource.ts";
import { parts, without } from "../../support/parts.ts";
import { consoleBehaviour, type RealIoc } from "./consoleBehaviour.ts";

const signal = new AbortController().signal;

async function podman(...args: readonly string[]): Promise<string> {
  assert.ok(parts.engine);
  const { podman: program, environment } = parts.engine;
  const outcome = await runToSuccess(run, { program, args, environment }, { doing: args.join(" "), signal });
  assert.ok(outcome.ok, outcome.ok ? "" : outcome.failure.why);
  return outcome.value.stdout.trim();
}

/** Started as `docker compose` of a services repository does: a terminal, the input open, restarted for ever. */
async function localIoc(): Promise<RealIoc> {
  assert.ok(parts.engine && parts.images);
  const name = `ek-${process.pid}`;
  const record = "EK:LEVEL";
  const config = mkdtempSync(join(tmpdir(), `${name}-`));
  writeFileSync(
    join(config, "st.cmd"),
    [
      "dbLoadDatabase /epics/ioc/dbd/ioc.dbd",
      "ioc_registerRecordDeviceDriver pdbbase",
      "dbLoadRecords /epics/ioc/config/level.db",
      "iocInit",
      "",
    ].join("\n"),
  );
  writeFileSync(join(config, "level.db"), `record(ao, "${record}") {}\n`);
  const options = ["--interactive", "--tty", "--restart=always", "--label=is_ioc=true", `--env=IOCSH_PS1=${name} > `];
  const mount = `--volume=${config}:/epics/ioc/config`;
  await podman("run", "--detach", `--name=${name}`, ...options, mount, parts.images.runtime);
  const source = containersSource(() => ({ engine: parts.engine?.socket ?? "", extraLabels: [] }));
  const runtimes = await source.discover(signal);
  assert.ok(runtimes.ok, runtimes.ok ? "" : runtimes.failure.why);
  const [runtime] = runtimes.value;
  assert.ok(runtime);
  return {
    runtime,
    name,
    record,
    life: () => podman("inspect", "--format={{.RestartCount}} {{.State.StartedAt}}", name),
    async replace() {
      await podman("restart", "--time=1", name);
    },
    recover: () => Promise.resolve(),
    async tearDown() {
      await podman("rm", "--force", "--time=0", name);
      await source.dispose();
      rmSync(config, { recursive: true });
    },
  };
}

consoleBehaviour(
  "The console of a local IOC, attached to its main process",
  without("engine", "images"),
  { reaches: "mainProcess", stopping: { "Ctrl-C": "\x03", "Ctrl-D": "\x04", "Ctrl-\\": "\x1c", exit: "exit\r" } },
  localIoc,
);
