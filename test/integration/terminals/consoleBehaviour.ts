// What a console does with a real IOC, wherever it runs. The IOC is a child of bash, as in production.
import assert from "node:assert/strict";
import { after, afterEach, before, describe, test } from "node:test";
import { setTimeout as delay } from "node:timers/promises";
import type { Console, IocRuntime } from "../../../src/core/iocRuntime.ts";
import { waitFor } from "../../support/watching.ts";
import { Seat } from "./seat.ts";

export interface RealIoc {
  readonly runtime: IocRuntime;
  readonly name: string;
  /** A number record. */
  readonly record: string;
  /** Which life it is in, as the cluster or the engine itself tells: changes with each restart. */
  life(): Promise<string>;
  /** Replaces the pod, or restarts the container, from outside. */
  replace(): Promise<void>;
  /** Makes the next restart quick again. */
  recover(): Promise<void>;
  tearDown(): Promise<void>;
}

export interface Behaviour {
  readonly reaches: Console["reaches"];
  /** Keys that are proved to stop this IOC when nothing guards it. */
  readonly stopping: Readonly<Record<string, string>>;
}

const LINE_END = "\r";

export function consoleBehaviour(
  name: string,
  skip: string | false,
  behaviour: Behaviour,
  setUp: () => Promise<RealIoc>,
): void {
  describe(name, { skip }, () => {
    let ioc: RealIoc;
    let seat: Seat;
    const taken: Seat[] = [];

    const restartedAfter = async (life: string): Promise<void> => {
      let now = life;
      await waitFor(
        `another life of ${ioc.name}`,
        () => {
          void ioc.life().then((latest) => (now = latest));
          return now !== life && now !== "" ? now : undefined;
        },
        () => now,
      );
    };
    const takeSeat = (): Seat => {
      const next = new Seat(ioc.runtime, ioc.name);
      taken.push(next);
      return next;
    };
    /** A new seat, read-only. */
    const sitDown = async (): Promise<Seat> => {
      seat = takeSeat();
      await seat.open();
      return seat;
    };

    before(async () => {
      ioc = await setUp();
      const first = takeSeat();
      await first.open();
      first.leave();
    });
    afterEach(() => {
      for (const left of taken.splice(0)) left.leave();
    });
    after(() => ioc.tearDown());

    for (const [keyName, key] of Object.entries(behaviour.stopping)) {
      test(`without the guard, ${keyName} stops it`, async () => {
        seat = takeSeat();
        await seat.open();
        const life = await ioc.life();
        const { console } = await seat.unguarded();
        assert.equal(console.reaches, behaviour.reaches);
        console.write(Buffer.from(key));
        assert.notEqual((await console.ended).kind, "closed");
        await restartedAfter(life);
        await ioc.recover();
      });
    }

    test("a console just opened shows the log and takes no keys", async () => {
      const life = await ioc.life();
      await sitDown();
      assert.match(seat.screen, /iocRun: All initialization complete/);
      seat.session.input(`exit${LINE_END}`);
      assert.doesNotMatch(seat.screen, /Client connected/);
      // The IOC would have read it before what is typed now.
      await seat.takeControl();
      assert.doesNotMatch(seat.screen, /epics> exit/);
      assert.equal(await ioc.life(), life);
    });

    test("with control, dbl and dbpf are answered", async () => {
      await sitDown();
      await seat.takeControl();
      await seat.shows(new RegExp(`dbl\\s+(\\S+\\s+)*${ioc.record}`), () => seat.session.input(`dbl${LINE_END}`));
      await seat.shows(/DBF_DOUBLE:\s+7/, () => seat.session.input(`dbpf ${ioc.record} 7${LINE_END}`));
      await seat.shows(/DBF_DOUBLE:\s+7/, () => seat.session.input(`dbgf ${ioc.record}${LINE_END}`));
    });

    test("with the guard, no key and no exit stops it at the first press", async () => {
      const life = await ioc.life();
      await sitDown();
      for (const key of Object.values({
        ...behaviour.stopping,
        pasted: `dbl${LINE_END}exit${LINE_END}dbl${LINE_END}`,
      })) {
        if (seat.session.mode !== "controlling") await seat.takeControl();
        await seat.shows(/── This stops/, () => seat.session.input(key));
        // What was typed before a held Enter stands on the line.
        await seat.shows(/ > $/, () => seat.session.input(`\x15${LINE_END}`));
      }
      await seat.shows(new RegExp(ioc.record), () => seat.session.input(`dbl${LINE_END}`));
      assert.equal(await ioc.life(), life);
    });

    test("an exit recalled from history asks, even if Enter follows at once", async () => {
      const life = await ioc.life();
      await sitDown();
      await seat.takeControl();
      // The test image's own loop ends on the bare word only, so this line comes into the history without stopping it.
      await seat.shows(/── This stops/, () => seat.session.input(`exit 0${LINE_END}`));
      await seat.shows(/ > $/, () => seat.session.input(LINE_END));
      await seat.shows(/exit 0[^]*── This stops/, () => seat.session.input(`\x1b[A${LINE_END}`));
      await seat.shows(/ > $/, () => seat.session.input(`\x15${LINE_END}`));
      assert.equal(await ioc.life(), life);
    });

    test("closing the tab, in control with a half-typed line, leaves it running and answering others", async () => {
      const life = await ioc.life();
      const first = await sitDown();
      await first.takeControl();
      await first.shows(/dbl$/, () => first.session.input("dbl"));
      first.leave();
      const second = await sitDown();
      await second.takeControl();
      await second.shows(new RegExp(ioc.record), () => second.session.input(`\x15dbl${LINE_END}`));
      assert.equal(await ioc.life(), life);
    });

    test("control given back reads on, and keys reach nothing", async () => {
      const life = await ioc.life();
      await sitDown();
      await seat.takeControl();
      await seat.shows(/── control given back/, () => seat.session.releaseControl());
      seat.session.input(`\x03\x04exit${LINE_END}`);
      const other = takeSeat();
      const { console } = await other.unguarded();
      await seat.shows(new RegExp(ioc.record), () => console.write(Buffer.from(`dbl${LINE_END}`)));
      console.close();
      other.leave();
      assert.equal(await ioc.life(), life);
    });

    test("a shell beside it has the window's size, takes exit without asking, and Enter opens a new one", async () => {
      const life = await ioc.life();
      seat = takeSeat();
      await seat.running();
      const shell = seat.shell();
      await seat.shows(/[#$] $/, () => shell.open());
      await seat.shows(/\s30 100\s/, () => shell.input(`stty size${LINE_END}`));
      shell.resize({ columns: 120, rows: 40 });
      await seat.shows(/\s40 120\s[^]*[#$] $/, () => shell.input(`sleep 1; stty size${LINE_END}`));
      await seat.shows(/── the shell ended/, () => shell.input(`exit${LINE_END}`));
      await seat.shows(/[#$] $/, () => shell.input(LINE_END));
      shell.close();
      assert.equal(await ioc.life(), life);
    });

    if (behaviour.reaches === "mainProcess") {
      test("the window's size reaches the IOC's terminal when control is taken and when it changes", async () => {
        await sitDown();
        await seat.takeControl();
        const shell = seat.shell();
        await seat.shows(/[#$] $/, () => shell.open());
        await seat.shows(/\s30 100\s/, () => shell.input(`stty -F /proc/1/fd/0 size${LINE_END}`));
        seat.session.resize({ columns: 90, rows: 20 });
        await seat.shows(/\s20 90\s/, () => shell.input(`sleep 1; stty -F /proc/1/fd/0 size${LINE_END}`));
        shell.close();
      });

      test("Ctrl-S halts its output when nothing guards it, and is not sent with the guard", async () => {
        seat = takeSeat();
        const { console, reading } = await seat.unguarded();
        console.write(Buffer.from("\x13"));
        console.write(Buffer.from(`dbl${LINE_END}`));
        // Nothing to wait for, as nothing comes: two seconds are long against the few milliseconds of an answer.
        await delay(2000);
        assert.ok(!reading.text.includes(ioc.record));
        console.write(Buffer.from("\x11"));
        await reading.until(ioc.record);
        console.close();
        await sitDown();
        await seat.takeControl();
        await seat.shows(/── Ctrl-S is not sent/, () => seat.session.input("\x13"));
        await seat.shows(new RegExp(ioc.record), () => seat.session.input(`dbl${LINE_END}`));
      });
    } else {
      test("Ctrl-C ends an unguarded console and not the IOC; with the guard it gives control back", async () => {
        const life = await ioc.life();
        seat = takeSeat();
        const { console } = await seat.unguarded();
        console.write(Buffer.from("\x03"));
        assert.equal((await console.ended).kind, "exited");
        await sitDown();
        await seat.takeControl();
        await seat.shows(/── control given back/, () => seat.session.input("\x03"));
        assert.equal(seat.session.mode, "reading");
        assert.equal(await ioc.life(), life);
      });

      test("no client is left behind in the container when control is given back or the tab is closed", async () => {
        const clients = async (): Promise<number> => {
          const list = "grep -al 'bin/console' /proc/[0-9]*/cmdline 2>/dev/null | grep -v self | wc -l";
          const shell = takeSeat();
          await shell.running();
          const session = shell.shell();
          await shell.shows(/[#$] $/, () => void session.open());
          const shown = await shell.shows(/count=\d+/, () => session.input(`echo count=$(${list})${LINE_END}`));
          session.input(`exit${LINE_END}`);
          return Number(/count=(\d+)/.exec(shown)?.[1]);
        };
        const before = await clients();
        await sitDown();
        await seat.takeControl();
        assert.equal(await clients(), before + 1);
        await seat.shows(/── control given back/, () => seat.session.releaseControl());
        await seat.takeControl();
        seat.leave();
        await sitDown();
        for (let look = 0; look < 10 && (await clients()) > before; look += 1) await delay(500);
        assert.equal(await clients(), before);
      });

      test("Ctrl-D and Ctrl-\\ do nothing to the IOC even unguarded, as the guard says", async () => {
        const life = await ioc.life();
        seat = takeSeat();
        const { console, reading } = await seat.unguarded();
        console.write(Buffer.from(`\x04\x1cdbl${LINE_END}`));
        await reading.until(ioc.record);
        console.close();
        await sitDown();
        await seat.takeControl();
        await seat.shows(/── Ctrl-D does nothing/, () => seat.session.input("\x04"));
        await seat.shows(/── Ctrl-\\ does nothing/, () => seat.session.input("\x1c"));
        assert.equal(await ioc.life(), life);
      });
    }

    for (const control of [false, true]) {
      test(`a restart from outside is told, and the new log follows; ${control ? "control ends" : "read-only"}`, async () => {
        await sitDown();
        if (control) await seat.takeControl();
        const before = seat.screen;
        const added = await seat.shows(/restarted.*Reading its log[^]*iocRun: All initialization complete/, () =>
          ioc.replace(),
        );
        assert.ok(seat.screen.startsWith(before), "nothing shown before is lost");
        assert.match(
          added,
          /── \d\d:\d\d:\d\d the (log|console) ended|── \d\d:\d\d:\d\d the (log|console) was disconnected/,
        );
        assert.equal(
          added.split("iocRun: All initialization complete").length,
          2,
          "the log of the life before is not repeated",
        );
        assert.equal(seat.session.mode, "reading");
        await seat.takeControl();
        await seat.shows(new RegExp(ioc.record), () => seat.session.input(`dbl${LINE_END}`));
      });
    }

    test("exit sent by a second Enter stops it; the console says so and reads the new log", async () => {
      const life = await ioc.life();
      await sitDown();
      await seat.takeControl();
      await seat.shows(/── This stops/, () => seat.session.input(`exit${LINE_END}`));
      await seat.shows(
        /the console (ended|was disconnected)[^]*restarted.*Reading its log[^]*iocRun: All initialization complete/,
        () => seat.session.input(LINE_END),
      );
      assert.notEqual(await ioc.life(), life);
    });
  });
}
