import assert from "node:assert/strict";
import { test } from "node:test";
import { LogText } from "../../../src/logs/logText.ts";

function text(...chunks: readonly string[]): string {
  const log = new LogText();
  for (const chunk of chunks) log.push(chunk);
  return log.text;
}

test("a log is its lines, however its line ends are written", () => {
  assert.equal(text("iocInit\r\nStarting iocInit\ndone\r\nepics> "), "iocInit\nStarting iocInit\ndone\nepics> ");
});

test("colours and titles are left out", () => {
  assert.equal(text("\x1b]0;ioc\x07\x1b[31mERROR\x1b[0m no port\n"), "ERROR no port\n");
});

test("a corrected command line reads as it was entered", () => {
  assert.equal(text("epics> dbk\b\x1b[Kl\r\n", "epics> \r\x1b[7Cdbpr X\n"), "epics> dbl\nepics> dbpr X\n");
});

test("a chunk may end anywhere", () => {
  const whole = "a\x1b[31mb\x1b[0m\r\nµm\r\nc";
  for (let cut = 1; cut < whole.length; cut += 1)
    assert.equal(text(whole.slice(0, cut), whole.slice(cut)), "ab\nµm\nc");
});

test("our own lines stand on lines of their own", () => {
  const log = new LogText();
  log.push("epics> ");
  log.say("09:14:03 va-ioc restarted. Reading its log");
  log.push("iocInit\n");
  assert.equal(log.text, "epics>\n── 09:14:03 va-ioc restarted. Reading its log ──\niocInit\n");
});

test("the oldest lines go when there are too many, and their number is told", () => {
  const log = new LogText();
  for (let line = 1; line <= 25_000; line += 1) log.push(`line ${line}\n`);
  const lines = log.text.split("\n");
  assert.ok(lines.length <= 10_002);
  const dropped = Number(/^── (\d+) earlier lines are not shown ──$/.exec(lines[0]!)?.[1]);
  assert.equal(lines[1], `line ${dropped + 1}`);
  assert.equal(lines.at(-2), "line 25000");
});
