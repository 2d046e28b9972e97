import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setImmediate } from "node:timers/promises";
import { stripVTControlCharacters } from "node:util";
import type { Ioc } from "../../../src/core/ioc.ts";
import type { Console, IocRuntime, LogOptions } from "../../../src/core/iocRuntime.ts";
import { IocStore } from "../../../src/core/iocStore.ts";
import { succeeded } from "../../../src/core/failure.ts";
import { ConsoleSession } from "../../../src/terminals/consoleSession.ts";
import { FakeRuntime, fakeIoc } from "../../support/fakeRuntime.ts";
import { HandClock } from "../../support/handClock.ts";

const NAME = "va-ioc";
const NOON = Date.parse("2026-11-02T12:00:00Z");

/** A console on the fake, as one would sit before it. */
class Desk {
  readonly runtime: FakeRuntime;
  readonly store: IocStore;
  readonly clock = new HandClock(NOON);
  readonly session: ConsoleSession;
  readonly modes: string[] = [];
  readonly opened: string[] = [];
  #screen = "";

  /** So wide that a sentence is one line. */
  constructor(reaches: Console["reaches"] = "mainProcess", changes: Partial<Ioc> = {}, columns = 200) {
    this.runtime = new FakeRuntime([fakeIoc(NAME, changes)], { reaches });
    const runtime: IocRuntime = this.runtime;
    const openConsole = runtime.openConsole.bind(runtime);
    const followLog = runtime.followLog.bind(runtime);
    runtime.openConsole = (...args) => (this.opened.push("console"), openConsole(...args));
    runtime.followLog = (...args) => (this.opened.push(logOpened(args[1])), followLog(...args));
    this.store = new IocStore([{ id: "fake", discover: () => Promise.resolve(succeeded([this.runtime])) }]);
    this.session = new ConsoleSession(
      NAME,
      { columns, rows: 24 },
      {
        find: () => this.store.find({ runtime: "fake:place", name: NAME }),
        write: (text) => (this.#screen += text),
        modeChanged: (mode) => this.modes.push(mode),
        failureWords: ({ doing, why }) => `Could not ${doing}: ${why}.`,
        clock: this.clock,
      },
    );
    this.store.onChange(() => this.session.storeChanged());
  }

  async open(startWith: "reading" | "controlling" = "reading"): Promise<this> {
    this.store.open();
    await settled();
    this.session.open(startWith);
    await this.pause();
    return this;
  }

  /** The history has come and nothing moves for a moment. */
  async pause(): Promise<void> {
    await settled();
    this.clock.pass(2000);
    await settled();
  }

  async control(): Promise<this> {
    await this.open();
    await this.session.takeControl();
    await settled();
    return this;
  }

  async press(keys: string): Promise<void> {
    this.session.input(keys);
    await settled();
  }

  get ioc(): Ioc {
    return this.store.find({ runtime: "fake:place", name: NAME })!.ioc;
  }

  /** What the person sees, without colours. */
  get screen(): string {
    return stripVTControlCharacters(this.#screen).replaceAll("\r\n", "\n");
  }

  /** What was added to the screen by an action. */
  async adds(action: () => unknown): Promise<string> {
    const before = this.screen.length;
    await action();
    await settled();
    return this.screen.slice(before);
  }
}

function logOpened({ tailLines, since }: LogOptions): string {
  return since === undefined ? `log ${tailLines}` : `log ${tailLines} since ${since}`;
}

/** All that the fake does without time passing is done. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await setImmediate();
}

describe("a console that was just opened", () => {
  test("shows who it is, the log's last lines, and that it is read-only", async () => {
    const { screen } = await new Desk().open();
    assert.match(
      screen,
      /^── va-ioc · bl01t-beamline · argus ─ running since .* ─ image 2026.11.1\niocInit\n── read-only\. “Take Control” .* never stops the IOC\n$/,
    );
  });

  test("opens no channel that carries input, and keys go nowhere", async () => {
    const desk = await new Desk().open();
    assert.equal(await desk.adds(() => desk.press("exit\r")), "", "the line above says it is read-only");
    desk.runtime.print(NAME, "pump on\n");
    await settled();
    assert.match(await desk.adds(() => desk.press("exit\r")), /^── read-only/);
    assert.equal(await desk.adds(() => desk.press("\x03\x04exit\r")), "", "the hint is given once");
    assert.deepEqual(desk.opened, ["log 200"]);
    assert.equal(desk.ioc.restarts, 0);
  });

  test("breaks its own sentences between words, at the width of the terminal", async () => {
    const desk = await new Desk("mainProcess", {}, 50).open();
    assert.match(
      desk.screen,
      /\n── read-only\. “Take Control” \(title button,\n {3}command\) to type\. Closing this tab never stops\n {3}the IOC\n$/,
    );
    desk.session.resize({ columns: 24, rows: 24 });
    assert.match(
      await desk.adds(() => desk.session.reconnect()),
      /^── reading the log of\n {3}va-ioc again, from\n {3}its last 200 lines\n/,
    );
  });

  test("follows what the IOC prints", async () => {
    const desk = await new Desk().open();
    assert.equal(await desk.adds(() => desk.runtime.print(NAME, "pump on\n")), "pump on\n");
  });

  test("says so when the log may not be read, and Enter tries again", async () => {
    const desk = await new Desk("mainProcess", {
      refused: { logs: "you may not get pods/log in bl01t-beamline" },
    }).open();
    assert.match(desk.screen, /── no log of va-ioc: you may not get pods\/log in bl01t-beamline$/m);
    assert.equal(desk.session.mode, "ended");
    desk.runtime.change(NAME, { refused: {} });
    assert.match(await desk.adds(() => desk.press("\r")), /reading the log of va-ioc again.*\niocInit\n/);
  });

  test("says so when the IOC is not known any more", async () => {
    const desk = new Desk();
    desk.session.open("reading");
    await settled();
    assert.match(desk.screen, /── va-ioc is not known now\. Its log is read when it is; press Enter to try now$/m);
  });
});

describe("taking control", () => {
  test("opens the console, says what the keys do, and commands are answered", async () => {
    const desk = await new Desk().control();
    assert.deepEqual(desk.opened, ["log 200", "console"]);
    assert.deepEqual(desk.modes, ["controlling"]);
    assert.match(desk.screen, /── in control: keys reach the IOC\. Ctrl-C, Ctrl-D and exit would stop it/);
    assert.match(await desk.adds(() => desk.press("dbl\r")), /dbl\nDEMO:UPTIME\nepics> $/);
  });

  test("stops following the log, so nothing is shown twice", async () => {
    const desk = await new Desk().control();
    assert.equal(await desk.adds(() => desk.runtime.print(NAME, "pump on\n")), "pump on\n");
  });

  test("passes the window's size on, and each change of it", async () => {
    const desk = await new Desk().open();
    const sizes: unknown[] = [];
    const runtime: IocRuntime = desk.runtime;
    const openConsole = runtime.openConsole.bind(runtime);
    runtime.openConsole = async (...args) => {
      sizes.push(args[1]);
      const outcome = await openConsole(...args);
      if (outcome.ok) outcome.value.resize = (size) => sizes.push(size);
      return outcome;
    };
    await desk.session.takeControl();
    desk.session.resize({ columns: 120, rows: 40 });
    assert.deepEqual(sizes.at(0), { columns: 200, rows: 24 });
    assert.deepEqual(sizes.at(-1), { columns: 120, rows: 40 });
  });

  test("a refusal is the sentence, and the console stays read-only", async () => {
    const desk = await new Desk("mainProcess", {
      refused: { console: "you may not create pods/attach in bl01t-beamline" },
    }).control();
    assert.match(desk.screen, /── no control over va-ioc: you may not create pods\/attach in bl01t-beamline$/m);
    assert.deepEqual([desk.session.mode, desk.opened], ["reading", ["log 200"]]);
  });

  test("a failure is said, and the log goes on", async () => {
    const desk = await new Desk().open();
    desk.runtime.change(NAME, { state: { kind: "stopped" } });
    await desk.session.takeControl();
    assert.match(desk.screen, /── Could not open the console of va-ioc: it is not running\.$/m);
    assert.equal(await desk.adds(() => desk.runtime.print(NAME, "still here\n")), "still here\n");
  });

  test("a console opened writable gives the history first, then control", async () => {
    const desk = await new Desk().open("controlling");
    assert.match(desk.screen, /iocInit\n── in control/);
    assert.doesNotMatch(desk.screen, /read-only/);
  });

  test("asked for twice at once opens one console", async () => {
    const desk = await new Desk().open();
    await Promise.all([desk.session.takeControl(), desk.session.takeControl()]);
    assert.deepEqual(desk.opened, ["log 200", "console"]);
  });
});

describe("in control", () => {
  test("exit asks first; Enter again within 5 s stops the IOC", async () => {
    const desk = await new Desk().control();
    await desk.press("exit");
    assert.match(
      await desk.adds(() => desk.press("\r")),
      /^\n── This stops va-ioc\. Press again within 5 s to send it\.\nepics> exit$/,
    );
    assert.equal(desk.ioc.restarts, 0);
    await desk.press("\r");
    assert.equal(desk.ioc.restarts, 1);
  });

  test("Ctrl-C, Ctrl-D and Ctrl-\\ ask first, each once", async () => {
    const desk = await new Desk().control();
    for (const key of ["\x03", "\x04", "\x1c"]) {
      assert.match(await desk.adds(() => desk.press(key)), /── This stops va-ioc\. Press again within 5 s/);
    }
    assert.equal(desk.ioc.restarts, 0);
  });

  test("through stdio-socket, Ctrl-C gives control back", async () => {
    const desk = await new Desk("stdioSocket").control();
    assert.match(await desk.adds(() => desk.press("\x03")), /── control given back: read-only/);
    assert.deepEqual([desk.session.mode, desk.ioc.restarts], ["reading", 0]);
  });

  test("leaving a client of stdio-socket sends it the Ctrl-C that ends it, for it would live on in the pod", async () => {
    const desk = await new Desk("stdioSocket").open();
    const runtime: IocRuntime = desk.runtime;
    const openConsole = runtime.openConsole.bind(runtime);
    let far: Console | undefined;
    runtime.openConsole = async (...args) => {
      const outcome = await openConsole(...args);
      if (outcome.ok) far = outcome.value;
      return outcome;
    };
    await desk.session.takeControl();
    desk.session.close();
    assert.deepEqual(await far?.ended, { kind: "exited", exitCode: 0 });
    assert.equal(desk.ioc.restarts, 0);
  });

  test("Enter after a recalled line waits for its echo, and is sent when none comes", async () => {
    const desk = await new Desk().control();
    assert.equal(await desk.adds(() => desk.press("\x10\r")), "");
    assert.match(await desk.adds(() => desk.clock.pass(1000)), /\nepics> $/);
  });

  test("giving control back closes the console and follows the log without repeating it", async () => {
    const desk = await new Desk().control();
    await desk.adds(() => desk.session.releaseControl());
    assert.deepEqual(desk.opened, ["log 200", "console", "log 0"]);
    assert.deepEqual(desk.modes, ["controlling", "reading"]);
    assert.equal(await desk.adds(() => desk.press("exit\r")).then((text) => text.includes("read-only")), true);
    assert.equal(desk.ioc.restarts, 0);
  });

  test("a lost connection is said, with what to do", async () => {
    const desk = await new Desk().open();
    let lose!: (why: string) => void;
    const runtime: IocRuntime = desk.runtime;
    const openConsole = runtime.openConsole.bind(runtime);
    runtime.openConsole = async (...args) => {
      const outcome = await openConsole(...args);
      if (outcome.ok)
        lose = (why) =>
          (outcome.value as unknown as { finish(end: unknown): void }).finish({ kind: "disconnected", why });
      return outcome;
    };
    await desk.session.takeControl();
    assert.match(
      await desk.adds(() => lose("socket hang up")),
      /── \d\d:\d\d:\d\d the console was disconnected: socket hang up; press Enter to try now$/m,
    );
    assert.equal(desk.session.mode, "ended");
    assert.match(
      await desk.adds(() => desk.press("\r")),
      /── reading the log of va-ioc again, from its last 200 lines\niocInit\n/,
    );
    assert.equal(desk.session.mode, "reading");
  });
});

describe("when the IOC restarts", () => {
  test("a read-only console says so, keeps what it showed and follows the new log", async () => {
    const desk = await new Desk().open();
    const before = desk.screen;
    const added = await desk.adds(() => desk.runtime.restart(desk.ioc));
    assert.ok(desk.screen.startsWith(before));
    assert.match(added, /restarted\n── .* the log ended\. .*\n── .* va-ioc restarted\. Reading its log\niocInit\n/);
    assert.deepEqual(desk.modes, ["ended", "reading"]);
    assert.equal(await desk.adds(() => desk.runtime.print(NAME, "pump on\n")), "pump on\n");
  });

  test("a log that never ends, as of a lost node, is left for the new one", async () => {
    const desk = await new Desk().open();
    desk.runtime.change(NAME, { restarts: 1 });
    assert.equal(await desk.adds(() => desk.clock.pass(500)), "");
    assert.match(await desk.adds(() => desk.clock.pass(1000)), /va-ioc restarted\. Reading its log\niocInit/);
  });

  test("control over an IOC whose connection never ends is left when it runs anew", async () => {
    const desk = await new Desk().control();
    desk.runtime.change(NAME, { restarts: 1 });
    assert.match(await desk.adds(() => desk.clock.pass(1500)), /va-ioc restarted\. Reading its log\niocInit/);
    assert.deepEqual(desk.modes, ["controlling", "reading"]);
  });

  test("control ends with the old IOC and is not taken of the new one by itself", async () => {
    const desk = await new Desk().control();
    await desk.adds(() => desk.runtime.restart(desk.ioc));
    assert.equal(desk.session.mode, "reading");
    assert.deepEqual(
      desk.opened,
      ["log 200", "console", "log 200 since 2026-11-02T08:00:00.000Z"],
      "of the new life only",
    );
    assert.equal(await desk.adds(() => desk.press("dbl\r")).then((text) => text.includes("DEMO")), false);
  });

  test("a console left on a stopped IOC comes back with it", async () => {
    const desk = await new Desk().open();
    await desk.adds(() => desk.runtime.stop(desk.ioc));
    assert.equal(desk.session.mode, "ended");
    await desk.adds(() => desk.runtime.start(desk.ioc));
    desk.runtime.change(NAME, { restarts: 1 });
    await settled();
    assert.equal(desk.session.mode, "reading");
  });

  test("a change that is no restart changes nothing", async () => {
    const desk = await new Desk().control();
    assert.equal(await desk.adds(() => desk.runtime.change(NAME, { node: "node2" })), "");
    assert.equal(desk.session.mode, "controlling");
  });
});

describe("closing the tab", () => {
  for (const [name, prepare] of [
    ["a read-only console", (desk: Desk) => desk.open()],
    ["a console in control", (desk: Desk) => desk.control()],
  ] as const) {
    test(`${name} leaves the IOC running and shows nothing more`, async () => {
      const desk = await prepare(new Desk());
      desk.session.close();
      assert.equal(await desk.adds(() => desk.runtime.print(NAME, "pump on\n")), "");
      assert.equal(await desk.adds(() => desk.runtime.restart(desk.ioc)), "");
      assert.deepEqual(desk.ioc.restarts, 0);
    });
  }

  test("while control is being opened closes what was opened", async () => {
    const desk = await new Desk().open();
    const taking = desk.session.takeControl();
    desk.session.close();
    await taking;
    assert.equal(await desk.adds(() => desk.runtime.print(NAME, "pump on\n")), "");
    assert.notEqual(desk.session.mode, "controlling");
  });
});
