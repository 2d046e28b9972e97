// What every place that runs IOCs promises. The same suite runs on the fake, on a real cluster and on a real engine.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { displayCommandLine } from "../../src/core/commandLine.ts";
import type { Outcome } from "../../src/core/failure.ts";
import { IOC_ACTIONS, type Ioc } from "../../src/core/ioc.ts";
import type { IocRuntime } from "../../src/core/iocRuntime.ts";
import { Reading, Watching } from "./watching.ts";

export interface RuntimeUnderTest {
  readonly runtime: IocRuntime;
  /** A running IOC the suite may stop, start and restart. */
  readonly ioc: string;
  /** A record of it, which `dbl` lists. */
  readonly record: string;
  /** Part of its image's name. */
  readonly image: string;
  /** Undoes what the set-up made. */
  tearDown(): Promise<void>;
}

const SIZE = { columns: 100, rows: 30 };
const signal = new AbortController().signal;

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.failure));
  return outcome.value;
}

export function runtimeContract(name: string, skip: string | false, setUp: () => Promise<RuntimeUnderTest>): void {
  describe(`${name} keeps the runtime contract`, { skip }, () => {
    let subject: RuntimeUnderTest;
    let watching: Watching;
    const running = (): Promise<Ioc> => watching.until(subject.ioc, (ioc) => ioc.state.kind === "running");

    const restarted = async (ioc: Ioc): Promise<void> => {
      assert.ok(subject.runtime.restart);
      value(await subject.runtime.restart(ioc, signal));
      const fresh = (now: Ioc): boolean =>
        now.state.kind === "running" &&
        (now.createdAt !== ioc.createdAt || JSON.stringify(now.state) !== JSON.stringify(ioc.state));
      await watching.until(subject.ioc, fresh);
    };

    before(async () => {
      subject = await setUp();
      watching = new Watching(subject.runtime);
    });
    after(async () => {
      watching.end();
      await subject.tearDown();
    });

    test("the watch shows a running IOC with its image, and nothing refused to its owner", async () => {
      const ioc = await running();
      assert.equal(ioc.ref.runtime, subject.runtime.id);
      assert.ok(ioc.image?.includes(subject.image), ioc.image);
      assert.deepEqual(ioc.refused, {});
    });

    test("the console answers a command, and closing it leaves the IOC running", async () => {
      const ioc = await running();
      const console = value(await subject.runtime.openConsole(ioc, SIZE, signal));
      const reading = new Reading(console.output);
      console.write(Buffer.from("dbl\r"));
      await reading.until(subject.record);
      console.close();
      assert.deepEqual(await console.ended, { kind: "closed" });
      const later = await running();
      assert.deepEqual([later.restarts, later.createdAt], [ioc.restarts, ioc.createdAt]);
    });

    test("a shell beside the IOC answers, and its exit code ends it", async () => {
      const shell = value(await subject.runtime.openShell(await running(), SIZE, signal));
      const reading = new Reading(shell.output);
      shell.write(Buffer.from("echo answer-$((1+1))\r"));
      await reading.until("answer-2");
      shell.write(Buffer.from("exit\r"));
      assert.deepEqual(await shell.ended, { kind: "exited", exitCode: 0 });
    });

    test("the log gives its history first, then what the IOC prints while it is followed", async () => {
      const ioc = await running();
      const log = value(await subject.runtime.followLog(ioc, { tailLines: 200, follow: true }, signal));
      const reading = new Reading(log.output);
      await reading.until("iocInit");
      const before = reading.text.split(subject.record).length;
      const console = value(await subject.runtime.openConsole(ioc, SIZE, signal));
      console.write(Buffer.from("dbl\r"));
      await reading.until(new RegExp(`(${subject.record}[^]*){${before}}`));
      console.close();
      log.close();
      assert.deepEqual(await log.ended, { kind: "closed" });
    });

    test("a log that is not followed ends by itself", async () => {
      const log = value(await subject.runtime.followLog(await running(), { tailLines: 5, follow: false }, signal));
      let text = "";
      for await (const chunk of log.output) text += Buffer.from(chunk).toString();
      assert.ok(text.length > 0);
      assert.equal((await log.ended).kind, "exited");
    });

    test("a folder of the container is read, and a missing one is a failure", async () => {
      const ioc = await running();
      const files = value(await subject.runtime.readFolder(ioc, "/epics/ibek-defs", signal));
      const definitions = files.find((file) => file.name.endsWith(".ibek.support.yaml"));
      assert.match(Buffer.from(definitions?.content ?? []).toString(), /^module:/m);
      const missing = await subject.runtime.readFolder(ioc, "/no/such/folder", signal);
      assert.equal(missing.ok ? "read" : missing.failure.kind, "notFound");
    });

    test("every action has a command line that names the IOC", async () => {
      const ioc = await running();
      for (const action of IOC_ACTIONS) {
        assert.ok(displayCommandLine(subject.runtime.commandLine(action, ioc)).includes(subject.ioc), action);
      }
    });

    test("a restart gives a fresh, running IOC", async () => {
      const before = await running();
      await restarted(before);
    });

    test("a stop is seen by the watch, a stopped IOC refuses a console with a sentence, a start brings it back", async () => {
      const { stop, start } = subject.runtime;
      assert.ok(stop && start);
      value(await stop.call(subject.runtime, await running(), signal));
      const stopped = await watching.until(subject.ioc, (ioc) => ioc.state.kind === "stopped");
      const console = await subject.runtime.openConsole(stopped, SIZE, signal);
      assert.ok(!console.ok && console.failure.why.length > 0);
      value(await start.call(subject.runtime, stopped, signal));
      await running();
    });

    test("a watch that was ended says nothing more", async () => {
      const short = new Watching(subject.runtime);
      await short.until(subject.ioc, () => true);
      short.end();
      const count = short.snapshots.length;
      await restarted(await running());
      assert.equal(short.snapshots.length, count);
    });
  });
}
