import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Console } from "../../../src/core/iocRuntime.ts";
import { DisplayedLine } from "../../../src/iocOutput/displayedLine.ts";
import { InputGuard, type GuardAction } from "../../../src/terminals/inputGuard.ts";

const ASK = "This stops va-ioc. Press again within 5 s to send it.";
const UP = "\x1b[A";

/** A person at the keyboard of an IOC. Times in milliseconds. */
class Keyboard {
  readonly line = new DisplayedLine(80);
  readonly #guard: InputGuard;
  now = 0;

  constructor(reaches: Console["reaches"], shown = "epics> ") {
    this.#guard = new InputGuard(reaches, "va-ioc", this.line);
    this.shows(shown);
  }

  /** What the IOC prints. */
  shows(output: string): this {
    this.line.feed(output);
    this.#guard.output();
    return this;
  }

  /** One event of the terminal: a key or a paste. Told as text: what is sent, and in brackets what is done instead. */
  press(data: string): string {
    return told(this.#guard.input(data, this.now));
  }

  /** A key after the other, each echoed. */
  type(text: string): string {
    let sent = "";
    for (const key of text) {
      sent += this.press(key);
      this.shows(key);
    }
    return sent;
  }

  echoCame(): string {
    return told(this.#guard.echoCame(this.now));
  }
}

function told(actions: readonly GuardAction[]): string {
  return actions
    .map((action) =>
      action.kind === "send" ? action.text : action.kind === "say" ? `[${action.text}]` : `[${action.kind}]`,
    )
    .join("");
}

describe("attached to the IOC itself", () => {
  for (const [name, key] of [
    ["Ctrl-C", "\x03"],
    ["Ctrl-D", "\x04"],
    ["Ctrl-\\", "\x1c"],
  ] as const) {
    test(`${name} asks first, and is sent when pressed again within 5 s`, () => {
      const keyboard = new Keyboard("mainProcess");
      assert.equal(keyboard.press(key), `[${ASK}]`);
      keyboard.now = 5000;
      assert.equal(keyboard.press(key), key);
      assert.equal(keyboard.press(key), `[${ASK}]`, "and asks again afterwards");
    });

    test(`${name} asks anew when 5 s have passed`, () => {
      const keyboard = new Keyboard("mainProcess");
      keyboard.press(key);
      keyboard.now = 5001;
      assert.equal(keyboard.press(key), `[${ASK}]`);
    });

    test(`${name} asks anew after another key`, () => {
      const keyboard = new Keyboard("mainProcess");
      keyboard.press(key);
      assert.equal(keyboard.press("d"), "d");
      assert.equal(keyboard.press(key), `[${ASK}]`);
    });
  }

  test("the answer to one key is no answer to another", () => {
    const keyboard = new Keyboard("mainProcess");
    keyboard.press("\x03");
    assert.equal(keyboard.press("\x04"), `[${ASK}]`);
    assert.equal(keyboard.press("\x03"), `[${ASK}]`);
  });

  test("Ctrl-S, which would halt the IOC's output, is not sent", () => {
    const keyboard = new Keyboard("mainProcess");
    assert.equal(keyboard.press("\x13"), "[Ctrl-S is not sent: it would halt the output of va-ioc.]");
    assert.equal(keyboard.press("\x13"), "[Ctrl-S is not sent: it would halt the output of va-ioc.]");
  });

  test("Ctrl-C inside a paste stops the paste there", () => {
    assert.equal(
      new Keyboard("mainProcess").press("dbl\r\x03dbpr X\r"),
      `dbl\r[${ASK} What was pasted behind it was not sent.]`,
    );
  });
});

for (const reaches of ["mainProcess", "stdioSocket"] as const) {
  describe(`Enter on a line that stops the IOC, reached by ${reaches}`, () => {
    test("a typed exit asks first; its characters were sent, the line stands", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.type("exit"), "exit");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
      keyboard.now = 4000;
      assert.equal(keyboard.press("\r"), "\r");
    });

    for (const line of ["exit ", "  exit", "exit 0", "exit()", "exit(0)", '"exit"', "'exit' 1", "e\\xit"]) {
      test(`“${line}” asks first`, () => {
        const keyboard = new Keyboard(reaches);
        keyboard.type(line);
        assert.equal(keyboard.press("\r"), `[${ASK}]`);
      });
    }

    for (const line of ["", "dbl", "help exit", "dbpf X:EXIT 1", "exitStatus", "epicsEnvShow exit"]) {
      test(`“${line}” is sent at once`, () => {
        const keyboard = new Keyboard(reaches);
        keyboard.type(line);
        assert.equal(keyboard.press("\r"), "\r");
      });
    }

    for (const [name, key] of [
      ["Ctrl-J", "\n"],
      ["Ctrl-O", "\x0f"],
    ] as const) {
      test(`${name} takes the line as Enter does, so it asks too`, () => {
        const keyboard = new Keyboard(reaches);
        keyboard.type("exit");
        assert.equal(keyboard.press(key), `[${ASK}]`);
      });
    }

    test("a paste is held back at its exit, and what follows is not sent", () => {
      assert.equal(
        new Keyboard(reaches).press("dbl\rexit\rdbl\r"),
        `dbl\rexit[${ASK} What was pasted behind it was not sent.]`,
      );
    });

    test("a pasted line with a line feed at its end asks", () => {
      assert.equal(new Keyboard(reaches).press("exit\n"), `exit[${ASK}]`);
    });

    test("a bracketed paste is closed when it is held back", () => {
      assert.equal(
        new Keyboard(reaches).press("\x1b[200~dbl\rexit\rdbl\x1b[201~"),
        `\x1b[200~dbl\rexit[${ASK} What was pasted behind it was not sent.]\x1b[201~`,
      );
    });

    test("a bracketed paste of exit without Enter asks at the Enter that follows", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.press("\x1b[200~exit\x1b[201~"), "\x1b[200~exit\x1b[201~");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("an exit recalled from history asks, though nobody typed it", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.press(UP), UP);
      keyboard.shows("exit");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("an exit found by searching backwards asks", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.press("\x12");
      keyboard.shows("\r(reverse-i-search)`': ").press("x");
      keyboard.shows("\b\b\bx': exit");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("Enter pressed faster than the recalled line is echoed waits for it", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.press(UP + "\r"), `${UP}[wait]`);
      keyboard.shows("exit");
      assert.equal(keyboard.echoCame(), `[${ASK}]`);
    });

    test("keys behind an Enter that waits are kept in order", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.press(UP);
      assert.equal(keyboard.press("\r"), "[wait]");
      assert.equal(keyboard.press("dbl\r"), "[wait]");
      keyboard.shows("dbpr X");
      assert.equal(keyboard.echoCame(), "\rdbl\r");
    });

    test("a recalled line edited into exit asks", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.press(UP);
      keyboard.shows("exits").press("\x7f");
      keyboard.shows("\b \b");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("an exit edited into something else is sent", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.type("exit");
      for (let count = 0; count < 4; count += 1) {
        keyboard.press("\x7f");
        keyboard.shows("\b \b");
      }
      keyboard.type("dbl");
      assert.equal(keyboard.press("\r"), "\r");
    });

    test("an exit wiped by Ctrl-U is forgotten", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.type("exit");
      keyboard.press("\x15");
      keyboard.shows("\b\b\b\b\x1b[K");
      keyboard.type("dbl");
      assert.equal(keyboard.press("\r"), "\r");
    });

    test("a word corrected with backspace before any echo came asks", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.press("exiz\x7ft\r"), `exiz\x7ft[${ASK}]`);
    });

    test("an exit that another client left on the line asks", () => {
      const keyboard = new Keyboard(reaches, "epics> exit");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("half of it typed by another client asks", () => {
      const keyboard = new Keyboard(reaches, "epics> ex");
      assert.equal(keyboard.press("it\r"), `it[${ASK}]`);
    });

    test("an IOC that echoes nothing is guarded by what was typed", () => {
      assert.equal(new Keyboard(reaches, "").press("exit\r"), `exit[${ASK}]`);
    });

    test("a prompt of the site's own, without any sign at its end, is learnt", () => {
      const keyboard = new Keyboard(reaches, "VA IOC ");
      keyboard.press(UP);
      keyboard.shows("exit");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("a message printed while exit is typed does not hide it", () => {
      const keyboard = new Keyboard(reaches);
      keyboard.type("ex");
      keyboard.shows("\r\nsevr: motor stalled\r\n");
      keyboard.type("it");
      assert.equal(keyboard.press("\r"), `[${ASK}]`);
    });

    test("an exit split by a backslash at the line's end, as base 7.0.10 joins it, asks", () => {
      assert.equal(new Keyboard(reaches).press("ex\\\rit\r"), `ex\\\rit[${ASK}]`);
    });

    test("an escape character in a paste does not carry exit past the guard", () => {
      const keyboard = new Keyboard(reaches);
      assert.equal(keyboard.press("\x1b]0;\r\x1b\rexit\r"), "\x1b]0;[wait]");
      assert.equal(keyboard.echoCame(), "\r\x1b[wait]");
      assert.equal(keyboard.echoCame(), `\rexit[${ASK}]`);
    });
  });
}

describe("through stdio-socket", () => {
  test("Ctrl-C leaves the console and nothing is sent", () => {
    assert.equal(new Keyboard("stdioSocket").press("\x03dbl\r"), "[leave]");
  });

  test("Ctrl-D and Ctrl-\\ are said to do nothing, and are not sent", () => {
    const keyboard = new Keyboard("stdioSocket");
    assert.equal(keyboard.press("\x04"), "[Ctrl-D does nothing on this console.]");
    assert.equal(keyboard.press("\x1c"), "[Ctrl-\\ does nothing on this console.]");
    assert.equal(keyboard.press("dbl\r"), "dbl\r");
  });
});
