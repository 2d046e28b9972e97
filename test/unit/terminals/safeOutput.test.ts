import assert from "node:assert/strict";
import { test } from "node:test";
import { SafeOutput } from "../../../src/terminals/safeOutput.ts";

function shown(...chunks: readonly string[]): string {
  const safe = new SafeOutput();
  return chunks.map((chunk) => safe.push(chunk)).join("");
}

test("colours and readline's movements reach the terminal", () => {
  const output = "\x1b[31mred\x1b[0m\r\x1b[7C\x1b[K\b\x1b[1P\x1b[?2004h\x1b[H\x1b[2J";
  assert.equal(shown(output), output);
});

for (const [name, sequence] of [
  ["asks the terminal for an answer, which would be typed into the IOC,", "\x1b[6n\x1b[c\x1b[>0q\x1bP$qm\x1b\\"],
  ["reaches the clipboard", "\x1b]52;c;ZGVsZXRl\x07"],
  ["renames the tab", "\x1b]0;other-ioc\x07"],
  ["wipes the history", "\x1b[3J\x1bc"],
  ["hides the history behind another screen", "\x1b[?1049h"],
  ["turns letters into line drawings", "\x1b(0\x0e"],
  ["hides a sequence in one byte", "\x9b6n".slice(0, 1)],
] as const) {
  test(`what ${name} does not`, () => assert.equal(shown(`a${sequence}b`), "ab"));
}

test("a lone line feed becomes a line end, a whole one stays", () => {
  assert.equal(shown("a\nb\r\nc\r", "\nd\n", "\ne"), "a\r\nb\r\nc\r\nd\r\n\r\ne");
});
