// Consoles and shells on a real IOC in podman.
import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import type { Outcome } from "../../../src/core/failure.ts";
import type { Console } from "../../../src/core/iocRuntime.ts";
import { recordOf, TestIocs } from "../../support/containers/testIocs.ts";
import { podman } from "../../support/containers/testPodman.ts";
import { without } from "../../support/parts.ts";
import { Reading, waitFor } from "../../support/watching.ts";

const SIZE = { columns: 101, rows: 33 };
const signal = new AbortController().signal;

describe("The console of an IOC in podman", { skip: without("engine", "images") }, () => {
  const iocs = new TestIocs();
  after(() => iocs.removeAll());

  async function opened(name: string): Promise<{ console: Console; reading: Reading }> {
    const console = value(await (await iocs.runtime()).openConsole(await iocs.running(name), SIZE, signal));
    return { console, reading: new Reading(console.output) };
  }

  async function refusal(name: string): Promise<string> {
    const watching = await iocs.watch();
    const ioc = await watching.until(name, () => true);
    const outcome = await (await iocs.runtime()).openConsole(ioc, SIZE, signal);
    assert.ok(!outcome.ok);
    assert.equal(outcome.failure.kind, "conflict");
    return outcome.failure.why;
  }

  test("nothing is typed by opening it, Ctrl-P recalls the previous line, and the IOC has the window's size", async () => {
    await iocs.run("ck-console-01");
    const { console, reading } = await opened("ck-console-01");
    assert.equal(console.reaches, "mainProcess");
    console.write(Buffer.from("dbl\r"));
    await reading.until(recordOf("ck-console-01"));
    assert.doesNotMatch(reading.text, /[{}]|stream|Command/);
    const before = reading.text.length;
    console.write(Buffer.from("\x10"));
    await waitFor("the recalled line", () => (reading.text.slice(before).includes("dbl") ? true : undefined));
    console.write(Buffer.from("\r"));
    await waitFor("its answer", () =>
      reading.text.slice(before).includes(recordOf("ck-console-01")) ? true : undefined,
    );
    const size = (): Promise<string> => podman("exec", "ck-console-01", "stty", "-F", "/dev/pts/0", "size");
    assert.equal(await size(), "33 101");
    console.resize({ columns: 90, rows: 20 });
    await eventually(async () => (await size()) === "20 90");
    console.close();
  });

  test("two people on one console see the same", async () => {
    const [one, other] = [await opened("ck-console-01"), await opened("ck-console-01")];
    one.console.write(Buffer.from("echo 4711\r"));
    await other.reading.until("4711");
    one.console.close();
    other.console.write(Buffer.from("echo 4712\r"));
    await other.reading.until("4712");
    other.console.close();
  });

  test("“exit” ends the IOC, and the console tells its exit code", async () => {
    const { console } = await opened("ck-console-01");
    console.write(Buffer.from("exit\r"));
    assert.deepEqual(await console.ended, { kind: "exited", exitCode: 0 });
    assert.match(await refusal("ck-console-01"), /not running/);
  });

  for (const [key, name, exitCode] of [
    ["\x03", "Ctrl-C", 130],
    ["\x04", "Ctrl-D", 0],
  ] as const) {
    test(`unguarded, ${name} in an attached console ends the IOC with exit code ${exitCode}`, async () => {
      await podman("start", "ck-console-01");
      const { console, reading } = await opened("ck-console-01");
      console.write(Buffer.from("dbl\r"));
      await reading.until(recordOf("ck-console-01"));
      console.write(Buffer.from(key));
      assert.deepEqual(await console.ended, { kind: "exited", exitCode });
    });
  }

  test("an IOC that its restart policy starts anew ends the console without an exit code of another run", async () => {
    await iocs.run("ck-console-02", "--restart", "always");
    const { console, reading } = await opened("ck-console-02");
    console.write(Buffer.from("dbl\r"));
    await reading.until(recordOf("ck-console-02"));
    console.write(Buffer.from("exit\r"));
    const end = await console.ended;
    assert.ok(end.kind === "exited" && (end.exitCode === undefined || end.exitCode === 0), JSON.stringify(end));
    const again = await opened("ck-console-02");
    again.console.write(Buffer.from("dbl\r"));
    await again.reading.until(recordOf("ck-console-02"));
    again.console.close();
  });

  test("a paused IOC and one without an open input refuse a console with a sentence", async () => {
    await podman("pause", "ck-console-02");
    assert.match(await refusal("ck-console-02"), /paused/);
    await podman("unpause", "ck-console-02");
    await iocs.make("run", { name: "ck-console-03", options: ["--detach"], command: ["sleep", "1000"] });
    await iocs.running("ck-console-03");
    assert.match(await refusal("ck-console-03"), /-it/);
  });

  test("an IOC without a terminal is typed to in lines", async () => {
    const options = ["--detach", "--interactive"];
    await iocs.make("run", {
      name: "ck-console-04",
      options,
      command: ["sh", "-c", "read line; echo got-$line; echo >&2 end; sleep 9"],
    });
    const { console, reading } = await opened("ck-console-04");
    console.write(Buffer.from("words\r"));
    await reading.until(/got-words\r\nend\r\n/);
    console.close();
  });

  test("through stdio-socket Ctrl-C only leaves the console", async () => {
    await iocs.run("ck-console-05", "--env", "KUBERNETES_PORT=1");
    await eventually(async () => (await podman("exec", "ck-console-05", "ls", "/tmp")).includes("stdio.sock"));
    const { console, reading } = await opened("ck-console-05");
    assert.equal(console.reaches, "stdioSocket");
    console.write(Buffer.from("dbl\r"));
    await reading.until(recordOf("ck-console-05"));
    console.write(Buffer.from("\x03"));
    assert.equal((await console.ended).kind, "exited");
    assert.equal((await iocs.running("ck-console-05")).restarts, 0);
  });

  test("closing a shell ends what runs in it, as closing a window does; the IOC goes on", async () => {
    const ioc = await iocs.running("ck-console-05");
    const shell = value(await (await iocs.runtime()).openShell(ioc, SIZE, signal));
    const reading = new Reading(shell.output);
    shell.write(Buffer.from("stty size; sleep 4321\r"));
    await reading.until("33 101");
    const processes = (): Promise<string> => podman("exec", "ck-console-05", "ps", "-A", "-o", "args");
    await eventually(async () => (await processes()).includes("sleep 4321"));
    shell.close();
    assert.deepEqual(await shell.ended, { kind: "closed" });
    await eventually(async () => !/sleep 4321|^bash$/m.test(await processes()));
    assert.match(await processes(), /ioc \/epics\/runtime\/st\.cmd/);
  });

  test("a shell in a container that has gone is a failure", async () => {
    const ioc = await iocs.running("ck-console-05");
    await podman("rm", "--force", "--time", "0", "ck-console-05");
    const shell = await (await iocs.runtime()).openShell(ioc, SIZE, signal);
    assert.equal(shell.ok ? "opened" : shell.failure.kind, "notFound");
  });
});

function value<T>(outcome: Outcome<T>): T {
  assert.ok(outcome.ok, outcome.ok ? "" : JSON.stringify(outcome.failure));
  return outcome.value;
}

async function eventually(holds: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  assert.fail("waited in vain");
}
