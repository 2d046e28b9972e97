import assert from "node:assert/strict";
import { test } from "node:test";
import { TerminalTokens } from "../../../src/iocOutput/terminalText.ts";

function kinds(...chunks: readonly string[]): string[] {
  const tokens = new TerminalTokens();
  return chunks.flatMap((chunk) => tokens.push(chunk).map((token) => `${token.kind}:${token.text}`));
}

test("text, controls, sequences and strings are told apart", () => {
  assert.deepEqual(kinds("a\r\n\x1b[1;31mred\x1b]0;t\x07\x1bM\x1b(B"), [
    "text:a",
    "control:\r",
    "control:\n",
    "csi:\x1b[1;31m",
    "text:red",
    "string:\x1b]0;t\x07",
    "escape:\x1bM",
    "escape:\x1b(B",
  ]);
});

test("a sequence's parameters and end are named", () => {
  assert.deepEqual(new TerminalTokens().push("\x1b[?25h\x1b[2 q"), [
    { kind: "csi", text: "\x1b[?25h", parameters: "?25", final: "h" },
    { kind: "csi", text: "\x1b[2 q", parameters: "2", final: " q" },
  ]);
});

test("a sequence cut anywhere is put together", () => {
  const whole = "a\x1b[31mb\x1b]52;c;eA==\x1b\\c\x1b(Bd";
  for (let cut = 1; cut < whole.length; cut += 1) {
    assert.equal(
      kinds(whole.slice(0, cut), whole.slice(cut)).join("").replaceAll("text:", ""),
      kinds(whole).join("").replaceAll("text:", ""),
    );
  }
});

test("a string that never ends does not swallow the lines after it", () => {
  assert.deepEqual(kinds("\x1b]0;title\r\nnext"), [
    "control:\x1b",
    "text:]0;title",
    "control:\r",
    "control:\n",
    "text:next",
  ]);
  assert.equal(kinds(`\x1b]${"x".repeat(5000)}`).length, 2);
});
