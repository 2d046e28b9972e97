// What can go wrong with one line, in any YAML file.
import type { Mutator } from "./mutator.ts";
import type { Random } from "./random.ts";
import { SCALARS, TEMPLATES } from "./values.ts";
import { keyLines, withLine, type KeyLine } from "./yamlLines.ts";

/** `\u0000` and the like are left to the tests of bad input: an editor shows such a file to nobody. */
const DIFFICULT = [
  "\t",
  "{",
  "}",
  "[",
  "]",
  '"',
  "'",
  ":",
  ": ",
  "-",
  "- ",
  "\n",
  "&",
  "*",
  "|",
  "#",
  " #",
  "%",
  "@",
  ",",
  "?",
  "!",
  ">",
  "=",
  "<<: ",
  "\\",
  "\r",
  " ",
  "é",
];

export const LINE_MUTATORS: readonly Mutator[] = [
  onKey("line removed", () => []),
  onKey("key renamed", ({ lead, key, value = "" }, random, { names }) => [
    `${lead}${random.chance(0.5) ? `${key}x` : (random.pick(names) ?? "x")}: ${value}`,
  ]),
  onKey("key in other case", ({ lead, key, value = "" }) => [
    `${lead}${key === key.toUpperCase() ? key.toLowerCase() : key.toUpperCase()}: ${value}`,
  ]),
  onKey("key twice", ({ lead, key, value = "" }, random, _, content) =>
    lead.includes("-") ? undefined : [content, `${lead}${key}: ${random.chance(0.5) ? value : "other"}`],
  ),
  onKey("key quoted", ({ lead, key, value = "" }, random) => [
    random.chance(0.5) ? `${lead}"${key}": ${value}` : `${lead}? ${key}\n${lead.replaceAll("-", " ")}: ${value}`,
  ]),
  onKey("colon lost", (_, __, ___, content) => [content.replace(":", "")]),
  onKey("no space after the colon", ({ lead, key, value }) =>
    value === undefined ? undefined : [`${lead}${key}:${value}`],
  ),
  onValue("other value", (random) => random.pick(SCALARS) ?? ""),
  onValue("other value", (random) => random.pick(SCALARS) ?? ""),
  onValue("word of the file", (random, { words }) => random.pick(words) ?? "x"),
  onValue("null", (random) => random.pick(["", "null", "~", "Null"]) ?? ""),
  onValue("quotes", (_, __, value) => (/^["'].*["']$/.test(value) ? value.slice(1, -1) : JSON.stringify(value))),
  onValue("number changed", (random, _, value) =>
    /^-?\d+(\.\d+)?$/.test(value)
      ? String(random.pick([0, -1, 1, 2, Number(value) + 1, Number(value) * 1000]))
      : undefined,
  ),
  onValue("anchor", (random, _, value) => `&${random.pick(["a", "defaults", "first"]) ?? "a"} ${value}`),
  onValue("alias", (random) => `*${random.pick(["a", "defaults", "first", "tags", "gain"]) ?? "a"}`),
  onValue(
    "tag",
    (random, _, value) => `${random.pick(["!!str", "!!int", "!!float", "!!null", "!!seq", "!x", "!"]) ?? ""} ${value}`,
  ),
  onValue(
    "block of text",
    (random, _, value) => `${random.pick(["|", ">", "|-", "|+", ">-", "|2"]) ?? "|"}\n            ${value}`,
  ),
  onValue("text over two lines", (_, __, value) => `${value}\n            and more`),
  onValue("comment behind", (_, __, value) => `${value} # a comment`),
  onLine("deeper", (content) => ` ${content}`),
  onLine("much deeper", (content) => `    ${content}`),
  onLine("less deep", (content) =>
    content.startsWith(" ") ? content.slice(content.startsWith("  ") ? 2 : 1) : undefined,
  ),
  onLine("tab", (content) => (content.startsWith(" ") ? `\t${content.trimStart()}` : `${content}\t`)),
  onLine("no dash", (content) => (content.trimStart().startsWith("- ") ? content.replace("- ", "  ") : undefined)),
  onLine("dash", (content) => content.replace(/^(\s*)/, "$1- ")),
  onLine("commented out", (content) => content.replace(/^(\s*)/, "$1# ")),
  onLine("comment above", (content) => `# é comment: "x\n${content}`),
  onLine("line twice", (content) => `${content}\n${content}`),
  {
    name: "difficult character",
    apply(text, random) {
      const at = random.below(text.length + 1);
      return text.slice(0, at) + (random.pick(DIFFICULT) ?? "") + text.slice(at + random.below(2));
    },
  },
  {
    name: "character lost",
    apply(text, random) {
      const at = random.below(text.length);
      return text.slice(0, at) + text.slice(at + 1);
    },
  },
  { name: "cut off", apply: (text, random) => text.slice(0, random.below(text.length)) },
  {
    name: "cut off between lines",
    apply: (text, random) =>
      text
        .split("\n")
        .slice(0, random.below(text.split("\n").length))
        .join("\n"),
  },
  { name: "line ends of Windows", apply: (text) => text.replaceAll("\n", "\r\n") },
  {
    name: "line ends of old Macs",
    apply: (text, random) => (random.chance(0.3) ? text.replaceAll("\n", "\r") : undefined),
  },
  { name: "byte order mark", apply: (text) => `\uFEFF${text}` },
  { name: "document start", apply: (text) => `---\n${text}` },
  { name: "directive", apply: (text, random) => `%YAML ${random.pick(["1.1", "1.2"]) ?? ""}\n---\n${text}` },
  { name: "second document", apply: (text, random) => `${text}\n---\n${random.chance(0.5) ? "a: b\n" : ""}` },
  { name: "document end", apply: (text, random) => `${text}\n...\n${random.chance(0.3) ? "a: b\n" : ""}` },
];

export const TEMPLATE_MUTATORS: readonly Mutator[] = [
  onValue("template", templateValue),
  onValue("value in a template", (random, _, value) =>
    /["'{}[\]#&*!|>]/.test(value)
      ? undefined
      : `"{{ ${random.pick([`'${value}'`, value, `'${value}' | string`, `['${value}'][0]`]) ?? ""} }}"`,
  ),
  onValue("template after the value", (random, surroundings, value) =>
    /["'{}[\]#&*!|>]/.test(value) ? undefined : quoted(value + template(random, surroundings)),
  ),
];

/** One of the templates about one of the file's names. */
export function template(random: Random, { names, words }: Parameters<Mutator["apply"]>[2]): string {
  const name = random.pick(random.chance(0.8) ? names : words.filter((word) => /^[A-Za-z_]\w*$/.test(word))) ?? "x";
  return (random.pick(TEMPLATES) ?? "").replaceAll(/\bNAME\b/g, name);
}

function templateValue(random: Random, surroundings: Parameters<Mutator["apply"]>[2]): string {
  return quoted(template(random, surroundings));
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

function onLine(name: string, change: (content: string) => string | undefined): Mutator {
  return {
    name,
    apply(text, random) {
      const lines = text.split("\n");
      const line = random.below(lines.length);
      const instead = change(lines[line] ?? "");
      return instead === undefined ? undefined : withLine(text, line, instead);
    },
  };
}

function onKey(
  name: string,
  change: (
    line: KeyLine,
    random: Random,
    surroundings: Parameters<Mutator["apply"]>[2],
    content: string,
  ) => readonly string[] | undefined,
): Mutator {
  return {
    name,
    apply(text, random, surroundings) {
      const line = random.pick(keyLines(text));
      if (line === undefined) return undefined;
      const instead = change(line, random, surroundings, text.split("\n")[line.line] ?? "");
      return instead && withLine(text, line.line, ...instead);
    },
  };
}

function onValue(
  name: string,
  change: (random: Random, surroundings: Parameters<Mutator["apply"]>[2], value: string) => string | undefined,
): Mutator {
  return {
    name,
    apply(text, random, surroundings) {
      const line = random.pick(keyLines(text).filter(({ value }) => value !== undefined && !value.startsWith("#")));
      if (line?.value === undefined) return undefined;
      const value = change(random, surroundings, line.value);
      return value === undefined ? undefined : withLine(text, line.line, `${line.lead}${line.key}: ${value}`);
    },
  };
}
