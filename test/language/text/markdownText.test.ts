import assert from "node:assert/strict";
import { test } from "node:test";
import {
  codeBlock,
  escapeMarkdown,
  escapeParagraphs,
  inlineCode,
  markdownLink,
} from "../../../language-server/text/markdownText.ts";

test("a name reads the same in Markdown, whatever it holds", () => {
  assert.equal(escapeMarkdown("m.Port-1 (a, b)"), "m.Port-1 (a, b)");
  assert.equal(escapeMarkdown("![](https://a.b/c.png)"), String.raw`!\[\](<https://a.b/c.png>)`);
  assert.equal(escapeMarkdown("[ok](command:x)"), String.raw`\[ok\](command:x)`);
  assert.equal(
    escapeMarkdown("<img src=x> &lt; `a` *b* _c_ ~d~ \\"),
    String.raw`\<img src=x\> \&lt; \`a\` \*b\* \_c\_ \~d\~ \\`,
  );
  assert.equal(escapeMarkdown("# a\n\n- b\r\n"), String.raw`\# a - b`);
});

test("a description keeps its lines, paragraphs, lists and links", () => {
  const text = "One line.\n  Another.\n\n- first\n* second\n\nSee https://a.b/c_d?e=f.\n";
  assert.equal(escapeParagraphs(text), "One line.\nAnother.\n\n- first\n- second\n\nSee <https://a.b/c_d?e=f>.\n");
});

test("a description makes no headings, lines across, code or tables", () => {
  assert.equal(escapeParagraphs("# a\r\n---\r\nb\r===\n+ c"), "\\# a\n\\---\nb\n\\===\n\\+ c");
  assert.equal(escapeParagraphs("```\n    code\n| a | b |"), "\\`\\`\\`\ncode\n\\| a \\| b \\|");
});

test("a link holds nothing that Markdown would take for something else", () => {
  assert.equal(escapeParagraphs("https://a/`x`![](https://b/)"), String.raw`<https://a/>\`x\`!\[\](<https://b/>)`);
});

test("text in backticks stays in them", () => {
  assert.equal(inlineCode("P"), "`P`");
  assert.equal(inlineCode("a`![](https://b)``c"), "```a`![](https://b)``c```");
  assert.equal(inlineCode("`"), "`` ` ``");
  assert.equal(inlineCode("a\n\n![](https://b)"), "`a ![](https://b)`");
  assert.equal(inlineCode(""), '`""`');
  assert.equal(codeBlock("epics-startup", "a\n```\nb"), "````epics-startup\na\n```\nb\n````");
});

test("a link leads to its file, whatever the file is called", () => {
  const link = markdownLink("a](x).yaml:3", "file:///a%5D(x).yaml#L3");
  assert.equal(link, String.raw`[a\](x).yaml:3](file:///a%5D%28x%29.yaml#L3)`);
});
