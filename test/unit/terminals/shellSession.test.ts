import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";
import { ShellSession } from "../../../src/terminals/shellSession.ts";

async function opened(running: boolean): Promise<{ shell: ShellSession; runtime: FakeRuntime; screen: () => string }> {
  const ioc = fakeIoc("va-ioc", running ? {} : { state: { kind: "stopped" } });
  const runtime = new FakeRuntime([ioc]);
  let screen = "";
  const shell = new ShellSession(
    { columns: 80, rows: 24 },
    {
      openShell: () => runtime.openShell(ioc),
      write: (text) => (screen += text),
      failureWords: ({ doing, why }) => `Could not ${doing}: ${why}.`,
    },
  );
  void shell.open();
  await settled();
  return { shell, runtime, screen: () => stripVTControlCharacters(screen) };
}

async function settled(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await setImmediate();
}

test("a shell takes every key, exit included, without asking", async () => {
  const { shell, screen } = await opened(true);
  shell.input("echo hello\r");
  await settled();
  assert.match(screen(), /hello\r\n$/);
  shell.input("exit\r");
  await settled();
  assert.match(screen(), /── the shell ended\. Press Enter for a new one\r\n$/);
});

test("Enter after its end opens a new shell", async () => {
  const { shell, screen } = await opened(true);
  shell.input("exit\r");
  await settled();
  shell.input("\r");
  await settled();
  shell.input("echo again\r");
  await settled();
  assert.match(screen(), /new one\r\necho again\r\nagain\r\n$/);
});

test("a shell that cannot be opened says why, and Enter tries again", async () => {
  const { shell, runtime, screen } = await opened(false);
  assert.match(screen(), /── Could not open a shell in va-ioc: it is not running\. Press Enter to try again\r\n$/);
  await runtime.start(fakeIoc("va-ioc"));
  shell.input("\r");
  await settled();
  shell.input("echo hello\r");
  await settled();
  assert.match(screen(), /hello/);
});

test("a closed shell shows nothing more", async () => {
  const { shell, screen } = await opened(true);
  shell.close();
  await settled();
  assert.equal(screen(), "");
});
