import type { Random } from "../../support/mutation/random.ts";

const VALUES = [
  '"one@two"',
  "'one@two'",
  '"one \\"@ two" # note',
  "'it''s@- two'",
  "[1,@2]",
  "[1,@2@]",
  "{a: 1,@b: 2}",
  "{a: [x,@'y@z'], b: {c:@d}}",
  '["a@b", {c: "d@e"}]',
  "[it's,@2]",
  "[a@b]",
  "&k [1,@2]",
  '!!str "a@b"',
  "plain@text",
  "plain # note",
  "|@  block [ \" '@  more",
  ">-@  folded@  text",
  '"never closed@x',
  "[never closed,@x",
];
const LINE_STARTS = ["", "", " ", "  ", "    ", "      ", "- ", "# ", "\t"];

/** A small file with values that go on over lines indented at random. */
export function randomText(random: Random): string {
  const value = (): string => (random.pick(VALUES) ?? "").replaceAll("@", () => `\n${random.pick(LINE_STARTS) ?? ""}`);
  const items = Array.from({ length: 1 + random.below(3) }, (_, at) => `  - n: ${at}\n    v: ${value()}\n    w: 1\n`);
  const end = random.chance(0.5) ? `last: ${value()}\n` : "";
  const text = `first: ${value()}\nlist:\n${items.join("")}${end}`;
  return random.chance(0.2) ? text.replaceAll("\n", "\r\n") : text;
}
