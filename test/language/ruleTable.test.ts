// The README's table of rules is the code's own. `UPDATE_README=1 node --test test/language/ruleTable.test.ts` rewrites it.
import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { DiagnosticSeverity } from "vscode-languageserver-types";
import { ENTITY_RULES, FILE_RULES, GENERATION_RULES } from "../../language-server/iocYaml/rules.ts";
import { RULES } from "../../language-server/startupScript/rules.ts";

const BEGIN = "<!-- rules: begin, kept equal to the code by test/language/ruleTable.test.ts -->";
const END = "<!-- rules: end -->";
const WORDS = {
  [DiagnosticSeverity.Error]: "error",
  [DiagnosticSeverity.Warning]: "warning",
  [DiagnosticSeverity.Information]: "information",
  [DiagnosticSeverity.Hint]: "hint",
};
const iocYaml = [...ENTITY_RULES, ...FILE_RULES, ...GENERATION_RULES];

function section(title: string, rows: readonly { code: string; severity: string; description: string }[]): string {
  const lines = rows.map(({ code, severity, description }) => `| \`${code}\` | ${severity} | ${description} |`);
  return [`**${title}**`, "", "| rule | | what it finds |", "| --- | --- | --- |", ...lines].join("\n");
}

/** The formatter pads the cells of tables. */
function unpadded(text: string): string {
  return text.replaceAll(/ +/g, " ").replaceAll(/-{3,}/g, "---");
}

test("the README lists every rule with its severity and what it finds", () => {
  const scripts = RULES.map((rule) => ({ ...rule, severity: WORDS[rule.severity] }));
  const table = [section("`ioc.yaml`", iocYaml), section("Startup scripts", scripts)].join("\n\n");
  const readme = readFileSync("README.md", "utf8");
  const [start, end] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  assert.ok(start >= 0 && end > start, "the README has lost its marks");
  const wanted = `${readme.slice(0, start)}${BEGIN}\n\n${table}\n\n${readme.slice(end)}`;
  if (process.env["UPDATE_README"] === "1") writeFileSync("README.md", wanted);
  else assert.equal(unpadded(readme), unpadded(wanted));
});

test("every file of a rules folder is a rule that is used, with a code of its own", () => {
  const used = { iocYaml: iocYaml.map(({ code }) => code), startupScript: RULES.map(({ code }) => code) };
  for (const [folder, codes] of Object.entries(used)) {
    const files = readdirSync(`language-server/${folder}/rules`);
    assert.equal(new Set(codes).size, codes.length, folder);
    assert.equal(files.length, codes.length, `${folder}: ${files.join()} but ${codes.join()}`);
  }
});
