// Small substitutions files with random changes, the same ones each time.
import { Random } from "../../support/mutation/random.ts";

const BITS = [
  ...[
    '"',
    "'",
    ",",
    "{",
    "}",
    "=",
    "#",
    "\\",
    "\n",
    " ",
    "\t",
    "$",
    "$(P)",
    "x",
    "é",
    '\\"',
    " # c\n",
    "\n# c\n",
    "\r\n",
  ],
  ...[
    "file ",
    "pattern ",
    "global ",
    "global {G=1}",
    "{}",
    "{a}",
    "{P=a}",
    "pattern {P}",
    "{a b, c}",
    '"a b"',
    "'a b'",
  ],
];

export function changedFiles(seed: number, count: number, sources: readonly string[]): readonly string[] {
  const random = new Random(seed);
  return Array.from({ length: count }, () => {
    let text = random.pick(sources) ?? "";
    for (let changes = random.below(3); changes >= 0; changes--) text = changed(text, random);
    return text;
  });
}

function changed(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  const length = random.below(3) === 0 ? 0 : random.below(4);
  const bit = random.below(3) === 0 ? "" : (random.pick(BITS) ?? "");
  return text.slice(0, at) + bit + text.slice(at + length);
}
