import assert from "node:assert/strict";
import test from "node:test";
import { splitWords } from "../../../language-server/syntax/iocsh/words.ts";

function values(line: string): readonly string[] {
  return splitWords(line).words.map((word) => word.value);
}

test("brackets, commas, blanks and carriage returns separate words alike", () => {
  for (const line of ['f("a","b")', 'f "a" "b"', "f a,b", 'f ("a" "b")', "f(a,,b)\r"])
    assert.deepEqual(values(line), ["f", "a", "b"]);
});

test("quotes may open inside a word, and protect all but themselves", () => {
  assert.deepEqual(values(`abc"def ghi"jkl 'say "x"' "it's" "a\\"`), ["abcdef ghijkl", 'say "x"', "it's", "a\\"]);
});

test("a backslash outside quotes keeps the next character", () => {
  assert.deepEqual(values("a\\ b\\,c \\#d"), ["a b,c", "#d"]);
});

test("a word knows where it stands, quotes included", () => {
  const [, word] = splitWords('f("a b")').words;
  assert.deepEqual(word && { start: word.start, end: word.end, quoted: word.quoted }, {
    start: 2,
    end: 7,
    quoted: true,
  });
});

test("an empty string in quotes is a word", () => {
  assert.deepEqual(values('f "" x'), ["f", "", "x"]);
});

test("redirections are told from words, also without blanks around them", () => {
  const { words, redirects } = splitWords("dbl>records.txt 2>>errors");
  assert.deepEqual(
    words.map((word) => word.value),
    ["dbl"],
  );
  assert.deepEqual(
    redirects.map(({ descriptor, mode, target }) => ({ descriptor, mode, target: target?.value })),
    [
      { descriptor: 1, mode: "write", target: "records.txt" },
      { descriptor: 2, mode: "append", target: "errors" },
    ],
  );
});

test("half-typed lines keep the words found so far and say what is wrong", () => {
  const cases = [
    ['dbLoadRecords("a.db', "unbalancedQuote", ["dbLoadRecords", "a.db"]],
    ["dbl >", "invalidRedirection", ["dbl"]],
    ["<", "invalidRedirection", []],
    ["a \\", "trailingBackslash", ["a", ""]],
    ["a > b > c", "doubleRedirection", ["a"]],
  ] as const;
  for (const [line, kind, words] of cases) {
    assert.equal(splitWords(line).problem?.kind, kind, line);
    assert.deepEqual(values(line), words, line);
  }
});
