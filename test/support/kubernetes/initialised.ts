import assert from "node:assert/strict";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { Reading, Watching } from "../watching.ts";

/** Waits until the IOC runs and has done its start script: what is typed earlier is lost, in production too. */
export async function initialised(runtime: IocRuntime, name: string): Promise<Ioc> {
  const watching = new Watching(runtime);
  const ioc = await watching.until(name, ({ state }) => state.kind === "running");
  watching.end();
  const log = await runtime.followLog(ioc, { tailLines: 100, follow: true }, new AbortController().signal);
  assert.ok(log.ok, log.ok ? "" : log.failure.why);
  await new Reading(log.value.output).until("All initialization complete");
  log.value.close();
  return ioc;
}
