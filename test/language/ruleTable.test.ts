// The README's table of rules is the code's own. `UPDATE_README=1 node --test test/language/ruleTable.test.ts` rewrites it.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";

const BEGIN = "<!-- rules: begin, kept equal to the code by test/language/ruleTable.test.ts -->";
const END = "<!-- rules: end -->";
const WORDS: Readonly<Record<number | string, string>> = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};

/** Folder of a language → what people call it. */
const TITLES: Readonly<Record<string, string>> = {
  iocYaml: "`ioc.yaml`",
  supportYaml: "Support YAML",
  startupScript: "Startup scripts",
  database: "Databases",
  substitutions: "Substitutions",
  dbd: "Database definitions",
  streamProtocol: "StreamDevice protocols",
  requestFile: "Autosave request files",
};

interface Named {
  readonly code: string;
  readonly severity: number | string;
  readonly description: string;
}

async function rulesOf(folder: string): Promise<readonly Named[]> {
  const lists: unknown = await import(`../../language-server/${folder}/rules.ts`);
  const all = Object.values(lists as Readonly<Record<string, readonly Named[]>>).flat();
  return [...new Map(all.map((rule) => [rule.code, rule])).values()];
}

function section(title: string, rules: readonly Named[]): string {
  const rows = rules.map(({ code, severity, description }) => {
    return `| \`${code}\` | ${WORDS[severity] ?? severity} | ${description} |`;
  });
  const table = ["| rule | | what it finds |", "| --- | --- | --- |", ...rows].join("\n");
  const heading = title.replace(/`(.*)`/, "<code>$1</code>");
  return `<details><summary>${heading}: ${rules.length} rules</summary>\n\n${table}\n\n</details>`;
}

/** The formatter pads the cells of tables. */
function unpadded(text: string): string {
  return text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");
}

test("the README lists every rule with its severity and what it finds", async () => {
  const folders = Object.keys(TITLES).filter((folder) => existsSync(`language-server/${folder}/rules.ts`));
  const sections = await Promise.all(folders.map(async (folder) => section(TITLES[folder]!, await rulesOf(folder))));
  const readme = readFileSync("README.md", "utf8");
  const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  assert.ok(start >= 0 && end > start, "the README has lost its marks");
  const wanted = `${readme.slice(0, start)}${BEGIN}\n\n${sections.join("\n\n")}\n\n${readme.slice(end)}`;
  if (process.env["UPDATE_README"] === "1") writeFileSync("README.md", wanted);
  else assert.equal(unpadded(readme), unpadded(wanted));
});

test("every file of a rules folder is a rule that is used, with a code of its own", async () => {
  const folders = readdirSync("language-server").filter((folder) => existsSync(`language-server/${folder}/rules`));
  for (const folder of folders) {
    assert.ok(TITLES[folder] !== undefined, `${folder} has no title in the table`);
    const codes = (await rulesOf(folder)).map(({ code }) => code);
    const files = readdirSync(`language-server/${folder}/rules`);
    assert.equal(files.length, codes.length, `${folder}: ${files.join()} but ${codes.join()}`);
  }
});
