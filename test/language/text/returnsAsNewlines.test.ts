import assert from "node:assert/strict";
import { test } from "node:test";
import { returnsAsNewlines } from "../../../language-server/text/returnsAsNewlines.ts";

test("a carriage return that stands alone counts as a newline, one before a newline stays", () => {
  assert.equal(returnsAsNewlines("a\rb\r\nc\n\rd\r\r\ne\r"), "a\nb\r\nc\n\nd\n\r\ne\n");
});
