// Each action has a kubectl line that does the same. Here the line is run, and the extension sees the effect.
import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { after, before, describe, test } from "node:test";
import { displayCommandLine, type CommandLine } from "../../../src/core/commandLine.ts";
import type { Ioc, IocAction } from "../../../src/core/ioc.ts";
import type { IocRuntime } from "../../../src/core/iocRuntime.ts";
import { run, runToSuccess } from "../../../src/processes/run.ts";
import { initialised } from "../../support/kubernetes/initialised.ts";
import { iocObjects, recordOf } from "../../support/kubernetes/iocObjects.ts";
import { testNamespace, type TestNamespace } from "../../support/kubernetes/testNamespace.ts";
import { parts, without } from "../../support/parts.ts";
import { Reading, Watching } from "../../support/watching.ts";

const signal = new AbortController().signal;

for (const [chart, name, objects, probed] of [
  ["today's chart", "bk-ea-ioc-11", { name: "bk-ea-ioc-11" }, "stdioSocket"],
  [
    "the oldest chart, without stdio-socket",
    "bk-ea-ioc-12",
    { name: "bk-ea-ioc-12", generation: "first", ownTerminal: true },
    "mainProcess",
  ],
] as const) {
  describe(`The kubectl lines for an IOC of ${chart}`, { skip: without("cluster", "images") }, () => {
    let namespace: TestNamespace;
    let runtime: IocRuntime;
    let watching: Watching;
    const started: ChildProcess[] = [];

    const line = async (action: IocAction): Promise<CommandLine> => {
      const ioc = await watching.until(name, () => true);
      return { ...runtime.commandLine(action, ioc), program: parts.cluster?.kubectl ?? "" };
    };
    const runLine = async (action: IocAction): Promise<void> => {
      const outcome = await runToSuccess(run, await line(action), { doing: action, signal });
      assert.ok(outcome.ok, outcome.ok ? "" : outcome.failure.why);
    };
    /** Runs a line on a terminal of its own, as a person would. */
    const typeInto = async (action: IocAction): Promise<{ reading: Reading; type: (text: string) => void }> => {
      const child = spawn("script", ["-qec", displayCommandLine(await line(action)), "/dev/null"], { stdio: "pipe" });
      started.push(child);
      return { reading: new Reading(child.stdout), type: (text) => child.stdin.write(text) };
    };
    const running = (): Promise<Ioc> => watching.until(name, ({ state }) => state.kind === "running");

    before(async () => {
      namespace = await testNamespace();
      await namespace.apply(...iocObjects(objects));
      runtime = await namespace.runtime();
      await initialised(runtime, name);
      watching = new Watching(runtime);
    });
    after(async () => {
      for (const child of started) child.kill();
      watching.end();
      await namespace.remove();
    });

    test("reach the same console, once opening one has told which it is", async () => {
      const opened = await runtime.openConsole(await running(), { columns: 80, rows: 24 }, signal);
      assert.ok(opened.ok);
      assert.equal(opened.value.reaches, probed);
      opened.value.close();
      const { reading, type } = await typeInto("console");
      // kubectl and the console client take a moment; typed too early, the keys go nowhere.
      const again = setInterval(() => type("dbl\r"), 1000);
      await reading.until(recordOf(name)).finally(() => clearInterval(again));
    });

    test("open the same shell", async () => {
      const { reading, type } = await typeInto("shell");
      type("echo $IOC_NAME-$((1+1))\r");
      await reading.until(`${name}-2`);
    });

    test("show the same log", async () => {
      const { reading } = await typeInto("logs");
      await reading.until("All initialization complete");
    });

    test("restart, stop and start it", async () => {
      const { state } = await running();
      await runLine("restart");
      await watching.until(
        name,
        (ioc) => ioc.state.kind === "running" && JSON.stringify(ioc.state) !== JSON.stringify(state),
      );
      await runLine("stop");
      await watching.until(name, (ioc) => ioc.state.kind === "stopped");
      await runLine("start");
      await running();
    });
  });
}
