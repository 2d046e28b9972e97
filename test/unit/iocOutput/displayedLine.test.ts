import assert from "node:assert/strict";
import { test } from "node:test";
import { DisplayedLine } from "../../../src/iocOutput/displayedLine.ts";

function displayed(output: string, columns = 80): string {
  const line = new DisplayedLine(columns);
  line.feed(output);
  return line.text.trimEnd();
}

const outputs: readonly (readonly [string, string, string])[] = [
  ["the prompt is what stands after the last line end", "iocInit\r\nepics> ", "epics>"],
  ["typed characters follow the prompt", "epics> dbl", "epics> dbl"],
  ["a backspace of the terminal driver takes a character away", "epics> exix\b \bt", "epics> exit"],
  ["readline deletes by moving back and erasing to the end", "epics> dbl\b\b\b\x1b[Kexit", "epics> exit"],
  ["a recalled line overwrites what stood there", "epics> dbgf X\r\x1b[7Cexit\x1b[K", "epics> exit"],
  ["a dumb terminal erases with blanks", "epics> dbpf\b\b\b\bexit    \b\b\b\b", "epics> exit"],
  ["a character is inserted in the middle", "epics> eit\b\b\x1b[1@x", "epics> exit"],
  ["a character is deleted in the middle", "epics> exxit\b\b\b\x1b[1P", "epics> exit"],
  ["characters are blanked in place", "epics> exit now\x1b[4D\x1b[4X", "epics> exit"],
  ["colours and titles are not part of the line", "\x1b]0;title\x07\x1b[32mepics> \x1b[0mexit", "epics> exit"],
  ["a sequence may come in pieces of a line", "epics> ab\x1b[2D\x1b[Kexit\x1b[?2004h", "epics> exit"],
  ["a cleared screen starts over", "epics> dbl\x1b[H\x1b[2Jepics> exit", "epics> exit"],
  ["a tab moves to the next stop", "ab\tc", "ab      c"],
  ["the start of a line is erased", "epics> exit\x1b[7D\x1b[1K", "     > exit"],
  ["a column is addressed from one", "epics> dbl\x1b[8Gexit", "epics> exit"],
];
for (const [name, output, expected] of outputs) test(name, () => assert.equal(displayed(output), expected));

test("a sequence cut in two by the network is one sequence", () => {
  const line = new DisplayedLine(80);
  for (const chunk of ["epics> db\x1b", "[", "2D\x1b[", "Kexit"]) line.feed(chunk);
  assert.equal(line.text, "epics> exit");
});

test("a line longer than the terminal is wide is one line", () => {
  assert.equal(displayed("epics> exit 1 2 3", 10), "epics> exit 1 2 3");
  assert.equal(displayed("epics> dbl 1 2 3\x1b[A\r\x1b[7Cexi", 10), "epics> exi 1 2 3");
  assert.equal(displayed("epics> dbl 1 2 3\r\nnext", 10), "next");
});

test("a line that fills the width exactly waits before it wraps", () => {
  assert.equal(displayed("0123456789\rexit", 10), "exit456789");
  assert.equal(displayed("0123456789\r\nexit", 10), "exit");
});

test("the part before the cursor is known", () => {
  const line = new DisplayedLine(80);
  line.feed("epics> dbl\b\b\b");
  assert.equal(line.beforeCursor, "epics> ");
});

test("a redrawn line reads the same and leaves the cursor where it was", () => {
  for (const output of [
    "epics> dbl",
    "epics> dbl\b\b\b",
    "epics> a long line indeed\x1b[A\r\x1b[2C",
    "",
    "ab\x1b[5C",
  ]) {
    const line = new DisplayedLine(10);
    line.feed(output);
    const copy = new DisplayedLine(10);
    copy.feed(line.redrawn());
    assert.deepEqual(
      [copy.text.trimEnd(), copy.beforeCursor],
      [line.text.trimEnd(), line.beforeCursor.padEnd(copy.beforeCursor.length)],
    );
  }
});

test("output without line ends does not grow without bound", () => {
  const line = new DisplayedLine(80);
  for (let chunk = 0; chunk < 100; chunk += 1) line.feed("x".repeat(1000));
  assert.ok(line.text.length < 20_000);
});
