// The sample beamline on its image: what its README promises.
import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { run, type ProcessResult } from "../../src/processes/run.ts";
import { parts, without } from "../support/parts.ts";

const skip = without("engine", "images");
const services = join(import.meta.dirname, "../../docs/sample-beamline/services");

/** Starts an instance as production does, with its configuration mounted, and types the commands into its shell. */
async function startInstance(name: string, commands: readonly string[]): Promise<ProcessResult> {
  const { podman, environment } = parts.engine!;
  const shell = 'printf "%s\\n" "$@" exit | "$IOC/start.sh"';
  const config = `${join(services, name, "config")}:/epics/ioc/config:ro`;
  const container = ["--rm", "--network", "none", "--env", `IOC_NAME=${name}`, "--volume", config];
  const args = ["run", ...container, parts.images!.runtime, "bash", "-o", "pipefail", "-c", shell, "bash", ...commands];
  const doing = `start ${name}`;
  const outcome = await run({ program: podman, args, environment }, { doing, signal: new AbortController().signal });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

test("the IOC described by ioc.yaml starts and has its records", { skip }, async () => {
  const { exitCode, stdout, stderr } = await startInstance("bl01t-ts-demo-01", [
    "dbl",
    "dbgf BL01T-TS-DEMO-01:IOCNAME",
    "dbgf BL01T-TS-DEMO-01:OVEN:CH2:ILK:ARMED",
  ]);
  assert.equal(exitCode, 0, stderr);
  const records = stdout.match(/^BL01T-TS-DEMO-01:\S+$/gm) ?? [];
  assert.equal(records.length, 23, stdout + stderr);
  assert.match(stdout, /DBF_STRING:\s+"bl01t-ts-demo-01"/);
  assert.match(stdout, /DBF_STRING:\s+"Armed"/);
  assert.doesNotMatch(stdout + stderr, /ERROR|undefined/);
});

test("the IOC with a startup script of its own starts and has its records", { skip }, async () => {
  const { exitCode, stdout, stderr } = await startInstance("bl01t-ts-script-01", [
    "dbl",
    "dbgf BL01T-TS-SCRIPT-01:PUMP3:PRESSURE.DESC",
  ]);
  assert.equal(exitCode, 0, stderr);
  assert.match(stdout, /^BL01T-TS-SCRIPT-01:V2:POSITION$/m);
  assert.match(stdout, /3 pumps, listing their records/);
  assert.match(stdout, /DBF_STRING:\s+"Ion pump, old"/);
  assert.doesNotMatch(stdout + stderr, /ERROR|undefined/);
});

test("the IOC with mistakes does not start, and ibek names each of those it finds first", { skip }, async () => {
  const { exitCode, stdout, stderr } = await startInstance("bl01t-ts-learn-01", []);
  assert.notEqual(exitCode, 0);
  // entities are counted from 0, as they stand in the file
  const places = (stdout + stderr).match(/^entities\.\d+\S*$/gm) ?? [];
  assert.deepEqual(places, [
    "entities.2",
    "entities.3.`learn.axis`.M",
    "entities.4.`learn.axis`.velocty",
    // a wrong number is said twice: it is no Jinja, and no number
    "entities.5.`learn.axis`.number.constrained-str",
    "entities.5.`learn.axis`.number.int",
    "entities.6.`learn.axis`.direction",
    "entities.7.`learn.axis`",
    "entities.8.`learn.axis`",
    "entities.10.`learn.stage`",
    "entities.11",
    "entities.12.`learn.stage`",
    "entities.13.`learn.stage`",
    "entities.14.`learn.axis`",
    "entities.15.`learn.stage`",
    "entities.16.`learn.stage`",
    "entities.17.`learn.axis`",
    "entities.18.`learn.axis`",
    "entities.21.`trap.trigger`",
  ]);
});
