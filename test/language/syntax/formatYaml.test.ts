import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { formatYaml } from "../../../language-server/syntax/yaml/formatting/formatYaml.ts";
import { parsePiece } from "../../../language-server/syntax/yaml/parsePiece.ts";
import type { YamlNode } from "../../../language-server/syntax/yaml/yamlNode.ts";
import { parts, without } from "../../support/parts.ts";

function formatted(text: string): string {
  return [...formatYaml(text, "entities")]
    .reverse()
    .reduce((now, { span, text: becomes }) => now.slice(0, span.start) + becomes + now.slice(span.end), text);
}

/** Text before and after, and after once more, which changes nothing. */
function becomes(before: string, after: string): void {
  assert.equal(formatted(before), after);
  assert.equal(formatted(after), after);
}

/** What a program reads, with the names of anchors and aliases. */
function dataOf(node: YamlNode | undefined): unknown {
  switch (node?.kind) {
    case undefined:
      return undefined;
    case "scalar":
      return [node.type, node.text];
    case "alias":
      return { alias: node.name };
    case "sequence":
      return node.items.map(dataOf);
    case "map":
      return { map: node.entries.map(({ key, value }) => [dataOf(key), dataOf(value)]) };
  }
}

test("lists stand one level further in than their name, names two spaces further in than what they belong to", () => {
  becomes(
    "entities:\n- type: a\n  l:\n  - 1\n  -   - 2\n      - 3\n  d:\n        e: 1\n",
    "entities:\n  - type: a\n    l:\n      - 1\n      - - 2\n        - 3\n    d:\n      e: 1\n",
  );
});

test("one space stands behind colons and dashes and before comments, none at the end of a line", () => {
  becomes("a  :   1     # why  \nb:  {c:   2}\nd:   \n  -    e   \n", "a: 1 # why\nb: {c: 2}\nd:\n  - e\n");
});

test("one blank line parts entities, with their comments, unless both are a single line", () => {
  becomes(
    "entities:\n  - type: a\n    b: 1\n  # of c\n  # too\n  - type: c\n    # of c as well\n\n\n\n  - {type: d}\n  - {type: e}\n\n\n",
    "entities:\n  - type: a\n    b: 1\n\n  # of c\n  # too\n  - type: c\n    # of c as well\n\n  - {type: d}\n  - {type: e}\n",
  );
});

test("no two changes touch, whatever order an editor makes them in", () => {
  const changes = formatYaml("entities:\n- type: a\n  b:  1 \n- type: c\n  d: 1\n", "entities");
  assert.ok(changes.length > 3);
  changes.forEach(({ span }, index) => assert.ok(span.start > (changes[index - 1]?.span.end ?? -1)));
});

test("comments move with what they stand above", () => {
  becomes(
    "entities:\n# first\n- type: a\n  # of b\n  b: 1\n  l:\n  # of 1\n  - 1\nshared: []\n# end\n",
    "entities:\n  # first\n  - type: a\n    # of b\n    b: 1\n    l:\n      # of 1\n      - 1\nshared: []\n# end\n",
  );
});

test("text blocks move as a whole and keep their blank lines and spaces", () => {
  becomes(
    "entities:\n- type: a\n  t: |\n          one  \n            two\n   \n          three\n  u: |+\n    keep\n\n\n- type: b\n",
    "entities:\n  - type: a\n    t: |\n      one  \n        two\n\n      three\n    u: |+\n      keep\n\n\n  - type: b\n",
  );
  becomes("a:\n    b: |2\n         x\n       y\n", "a:\n  b: |2\n       x\n     y\n");
});

test("quotes, anchors and values of several lines stay as they are", () => {
  const text = `a: &x 'it''s'\nb: "\\x41\n  b"\nc: [1,\n    2]\nd: *x\ne: !!str 5\nf: one\n  two\n`;
  becomes(text, text);
  becomes(
    "s:\n- &a   {x: 1,\n        y: 2}\n- &b\n  k: plain\n    goes on\n-\n  <<:   *b\n",
    "s:\n  - &a   {x: 1,\n          y: 2}\n  - &b\n    k: plain\n      goes on\n  -\n    <<: *b\n",
  );
});

test("line ends of Windows and a byte order mark stay, and the last line gets its end", () => {
  becomes(
    "\uFEFFentities:\r\n- type: a\r\n  b: 1  \r\n- type: c",
    "\uFEFFentities:\r\n  - type: a\r\n    b: 1\r\n\r\n  - type: c\r\n",
  );
});

test("what is a mistake, binary or empty is left alone", () => {
  for (const text of [
    "entities:\n- a:  [\n",
    "a:   b: c\n",
    "a:\n\t- b:   1\n",
    "a:   \u0000",
    "",
    "  \n \n",
    "a:   &x\n  ]\n",
  ])
    assert.deepEqual(formatYaml(text, "entities"), [], JSON.stringify(text));
});

test("however a text is cut off, what is left says the same after formatting", () => {
  const text =
    "ioc_name:  a\nentities:\n-   type: b   # c\n    t: |\n      x\n\n    d: {e:   [1,\n     2]}\n# f\n- &g 'h\n   i'\n";
  for (let length = 0; length <= text.length; length++) {
    const cut = text.slice(0, length);
    assert.deepEqual(dataOf(parsePiece(formatted(cut)).root), dataOf(parsePiece(cut).root));
    assert.equal(formatted(formatted(cut)), formatted(cut));
  }
});

test(
  "no real file says anything else after formatting, and a second time changes nothing",
  { skip: without("corpus") },
  () => {
    const root = parts.corpus ?? "";
    const files = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((name) =>
      /(?:^|\/)(?:ioc|runtime)\.yaml$|\.ibek\.(?:ioc|support)\.yaml$/.test(name),
    );
    assert.ok(files.length > 100);
    for (const name of files) {
      const text = readFileSync(`${root}/${name}`, "utf8");
      // Most real files are in shape already: twice as far in, and with more space than needed, there is something to do.
      for (const variant of [
        text,
        text.replace(/^ +/gm, "$&$&"),
        text.replace(/^((?: *- )?[\w.]+): (?=\w)/gm, "$1:   "),
      ]) {
        if (parsePiece(variant).problems.length > 0) continue;
        const once = formatted(variant);
        assert.deepEqual(dataOf(parsePiece(once).root), dataOf(parsePiece(variant).root), name);
        assert.equal(formatted(once), once, name);
      }
    }
  },
);
